/** Measurements kept on the server. */
export { sayReader } from "./device";
export { SaveBar } from "./SaveBar";
export { useSaving, type Saving } from "./useSaving";
