/** A stack on the screen. */
export { CellLabel } from "./CellLabel";
export { ColourBar } from "./ColourBar";
export { EdgeLetters } from "./EdgeLetters";
export { ScaleBar } from "./ScaleBar";
export { short } from "./short";
export { WindowText, windowText } from "./WindowText";
export { useViewState } from "./useViewState";
export { useVolumeView } from "./useVolumeView";
export { useLinkedScroll } from "./useLinkedScroll";
export { StackCell, type CellSurroundings, type OpenedStack } from "./StackCell";
