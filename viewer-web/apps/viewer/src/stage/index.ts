/** The cells of the screen and what acts on the active one. */
export { Stage, type CellLabels } from "./Stage";
