/** A series cut in planes that nobody recorded. */
export { Mpr } from "./Mpr";
