/** How somebody looked at images, as DICOM presentation states (PS3.3 A.33), written and read. */
export type { Drawn, DrawnLine, PresentationState } from "./model";
export { readPresentationState } from "./read";
export { writePresentationState, type SeenFrames } from "./write";
