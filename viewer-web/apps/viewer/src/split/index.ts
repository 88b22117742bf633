/** Scanned films, divided into the pictures that they hold. */
export type { Grid } from "./grid";
export { Splitter } from "./Splitter";
