/** The cells of the screen and what acts on the active one. */
export { Stage } from "./Stage";
