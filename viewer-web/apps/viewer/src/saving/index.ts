/** Measurements and key images kept on the server. */
export { sayReader } from "./device";
export { selectedImages, type KeyImage } from "./KeyImageSaver";
export { SaveBar } from "./SaveBar";
export { useSaving, type PresentationControl, type Saving } from "./useSaving";
