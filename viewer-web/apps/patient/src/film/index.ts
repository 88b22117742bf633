export { viewerAddress } from "./viewerAddress";
export { OpenImages } from "./OpenImages";
