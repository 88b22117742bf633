/** Pictures without the viewer engine: the first image before the engine has arrived, and thumbnails. */
export { mapped, voiTone } from "./tables";
export { nativeSamples, unpackedBits, withoutFreeBits, type Picture } from "./nativePicture";
export { paint, painted, presentationOf, type Presentation } from "./paint";
