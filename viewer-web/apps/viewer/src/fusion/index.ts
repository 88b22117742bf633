/** A CT and a PET of one space, one over the other. */
export { Fusion } from "./Fusion";
