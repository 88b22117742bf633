import {
  CrosshairsTool,
  PanTool,
  StackScrollTool,
  ToolGroupManager,
  ZoomTool,
  type Types,
} from "@cornerstonejs/tools";
import type { Vector } from "../study";
import { bindTools, makeToolGroup } from "./toolGroup";
import { WindowTool } from "./WindowTool";

/** What dragging on a plane does. */
export type PlaneTool = "crosshairs" | "window" | "zoom" | "pan" | "scroll";

const classes = {
  crosshairs: CrosshairsTool,
  window: WindowTool,
  zoom: ZoomTool,
  pan: PanTool,
  scroll: StackScrollTool,
} as const satisfies Record<PlaneTool, { toolName: string }>;

const GROUP = "mpr";

/** Colours of the planes, as their frames have them too. */
export const planeColours = { axial: "#e0a84e", coronal: "#7fb069", sagittal: "#b48ead" } as const;

/** The planes' own group of tools: what crosses there is no stack's. */
export class MprTools {
  readonly #group: Types.IToolGroup;

  constructor(colourOf: (viewportId: string) => string) {
    this.#group = makeToolGroup(GROUP, classes, (tool) =>
      tool === "crosshairs"
        ? { getReferenceLineColor: colourOf, getReferenceLineSlabThicknessControlsOn: () => false }
        : {},
    );
  }

  add(viewportId: string, renderingEngineId: string): void {
    this.#group.addViewport(viewportId, renderingEngineId);
  }

  /** The crosshairs are seen whatever is chosen, also what is none of these tools. */
  bind(chosen: string): void {
    if (chosen === "crosshairs") {
      bindTools(this.#group, classes, chosen);
    } else {
      const { crosshairs, ...others } = classes;
      this.#group.setToolEnabled(crosshairs.toolName);
      bindTools(this.#group, others, chosen);
    }
  }

  /** The crosshairs in the middle again, at right angles. */
  reset(): void {
    this.#crosshairs.resetCrosshairs();
  }

  /** The crosshairs there, and all planes with them. */
  goTo(place: Vector): void {
    this.#crosshairs.setToolCenter(place);
  }

  get #crosshairs(): CrosshairsTool {
    return this.#group.getToolInstance(CrosshairsTool.toolName) as CrosshairsTool;
  }

  /** The crosshairs listen to the whole engine, and ask their group what for: it must be there until they are done. */
  close(): void {
    this.#group.setToolDisabled(CrosshairsTool.toolName);
    ToolGroupManager.destroyToolGroup(GROUP);
  }
}
