/** Pictures without the viewer engine: the first image before the engine has arrived, and thumbnails. */
export { nativeSamples, type Picture } from "./nativePicture";
export { paint, presentationOf, type Presentation } from "./paint";
