/** The way into the viewer, which knows the doctor by the session's cookie. */
export { viewerAddress } from "./viewerAddress";
