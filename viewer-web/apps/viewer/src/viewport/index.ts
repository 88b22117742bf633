/** A stack on the screen. */
export { CellLabel } from "./CellLabel";
export { EdgeLetters } from "./EdgeLetters";
export { ScaleBar } from "./ScaleBar";
export { WindowText } from "./WindowText";
export { useLinkedScroll } from "./useLinkedScroll";
export { StackCell, type CellSurroundings, type OpenedStack } from "./StackCell";
