/** The invisible mark over what a patient sees. */
export { Marked } from "./Marked";
