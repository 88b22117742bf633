/** Series made on this page of those that the study has: copies, and the pictures of a scanned film. */
export { useDerived, type DerivedControl } from "./useDerived";
