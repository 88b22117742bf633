/** Presentation states as they are chosen and seen. */
export { PresentationLayer } from "./PresentationLayer";
export { PresentationMenu } from "./PresentationMenu";
export { PresentationNote } from "./PresentationNote";
export { framesAlike, isKeepable } from "./keepable";
export { usePresented, type Chosen } from "./usePresented";
