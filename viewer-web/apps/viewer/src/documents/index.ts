/** Objects of a study that are no pictures. */
export { DocumentView } from "./DocumentView";
