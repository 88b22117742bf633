import type { StackViewport } from "@cornerstonejs/core";
import { WindowLevelTool } from "@cornerstonejs/tools";
import { frameOf } from "./frameRegistry";
import { suvDragged } from "./suvDrag";

interface Drag {
  /** CSS pixels. */
  deltaPointsCanvas: [x: number, y: number];
  lower: number;
  upper: number;
  viewport: StackViewport;
  volumeId: string;
  voiLutFunction: unknown;
}

/**
 * The engine takes every PET of a stack that it scaled for one in SUV, and none of a volume; here its values are those that
 * the device wrote.
 */
export class WindowTool extends WindowLevelTool {
  override getPTScaledNewRange(drag: Omit<Drag, "voiLutFunction">) {
    return this.getNewRange({ ...drag, voiLutFunction: drag.viewport.getProperties().VOILUTFunction });
  }

  override getNewRange(drag: Drag) {
    const { viewport, deltaPointsCanvas, lower, upper } = drag;
    const factor = frameOf(imageIdOf(viewport))?.suv?.factor;
    return factor === undefined
      ? super.getNewRange(drag)
      : suvDragged({ lower, upper }, deltaPointsCanvas[1] / viewport.element.clientHeight, factor);
  }
}

/** That of any slice where a plane of a volume is none of them: an SUV is made by one factor in all. */
const imageIdOf = (viewport: StackViewport): string =>
  viewport.getCurrentImageId() ?? viewport.getImageIds()[0] ?? "";
