import type { StackViewport } from "@cornerstonejs/core";
import { WindowLevelTool } from "@cornerstonejs/tools";
import { frameOf } from "./frameRegistry";
import { suvDragged } from "./suvDrag";

interface Drag {
  /** CSS pixels. */
  deltaPointsCanvas: [x: number, y: number];
  lower: number;
  upper: number;
  clientHeight: number;
  viewport: StackViewport;
}

/** The engine takes every PET that it scaled for one in SUV; here its values are those that the device wrote. */
export class WindowTool extends WindowLevelTool {
  override getPTScaledNewRange(drag: Drag & { volumeId: string; isPreScaled: boolean }) {
    const { viewport, deltaPointsCanvas, lower, upper, clientHeight } = drag;
    const suv = frameOf(viewport.getCurrentImageId())?.suv;
    return suv && "factor" in suv
      ? suvDragged({ lower, upper }, deltaPointsCanvas[1] / clientHeight, suv.factor)
      : this.getNewRange({ ...drag, voiLutFunction: viewport.getProperties().VOILUTFunction });
  }
}
