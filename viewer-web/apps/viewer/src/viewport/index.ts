/** A stack on the screen. */
export { useLinkedScroll } from "./useLinkedScroll";
export { StackCell, type CellSurroundings, type OpenedStack } from "./StackCell";
