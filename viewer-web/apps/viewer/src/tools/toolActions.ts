import type { ColourMap } from "../colours";
import type { DragTool } from "../engine";
import type { VoiWindow } from "../study";

/** What a person may do with the picture, however they ask for it. */
export interface ToolActions {
  choose: (tool: DragTool) => void;
  setWindow: (window: VoiWindow) => void;
  /** Undefined: greys. */
  setColours: (map: ColourMap | undefined) => void;
  reset: () => void;
  /** Quarters clockwise. */
  rotate: (quarters: number) => void;
  flip: (axis: "horizontal" | "vertical") => void;
  undo: () => void;
  redo: () => void;
  help: () => void;
  invert: () => void;
  togglePlay: () => void;
  toggleText: () => void;
  toggleOverlays: () => void;
  /** The series cut in other planes. */
  openPlanes: () => void;
  /** The CT and the PET of the study, one over the other; undefined where it has not both. */
  openFusion: (() => void) | undefined;
  /** Back to the film that the picture was cut from; undefined: it was cut from none. */
  openSheet: (() => void) | undefined;
  /** Lines of a cardio-thoracic ratio, to be corrected. */
  proposeRatio: () => void;
  /** Measurements and key images. */
  save: () => void;
  /** The frame on the screen is a key image, or none any more. */
  toggleKeyImage: () => void;
  scrollTo: (index: number) => void;
}
