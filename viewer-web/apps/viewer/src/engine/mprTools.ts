import {
  addTool,
  CrosshairsTool,
  Enums,
  PanTool,
  StackScrollTool,
  ToolGroupManager,
  ZoomTool,
  type Types,
} from "@cornerstonejs/tools";
import { WindowTool } from "./WindowTool";

const { MouseBindings } = Enums;

/** What dragging on a plane does. */
const planeTools = ["crosshairs", "window", "zoom", "pan", "scroll"] as const;
export type PlaneTool = (typeof planeTools)[number];

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
    const group = ToolGroupManager.createToolGroup(GROUP);
    if (!group) {
      throw new Error("the engine made no tool group");
    }
    this.#group = group;
    for (const tool of planeTools) {
      addTool(classes[tool]);
      group.addTool(
        classes[tool].toolName,
        tool === "crosshairs"
          ? {
              getReferenceLineColor: colourOf,
              getReferenceLineSlabThicknessControlsOn: () => false,
            }
          : {},
      );
    }
  }

  add(viewportId: string, renderingEngineId: string): void {
    this.#group.addViewport(viewportId, renderingEngineId);
  }

  /** The crosshairs are seen whatever is chosen; wheel, right and middle button are as in a stack. */
  bind(chosen: PlaneTool): void {
    const always: Partial<Record<PlaneTool, Types.IToolBinding[]>> = {
      scroll: [{ mouseButton: MouseBindings.Wheel }],
      zoom: [{ mouseButton: MouseBindings.Secondary }, { numTouchPoints: 2 }],
      pan: [{ mouseButton: MouseBindings.Auxiliary }],
    };
    for (const tool of planeTools) {
      const { toolName } = classes[tool];
      const bindings = [
        ...(always[tool] ?? []),
        ...(tool === chosen ? [{ mouseButton: MouseBindings.Primary }, { numTouchPoints: 1 }] : []),
      ];
      if (tool === "crosshairs" && tool !== chosen) {
        this.#group.setToolEnabled(toolName);
        continue;
      }
      this.#group.setToolPassive(toolName, { removeAllBindings: true });
      if (bindings.length > 0) {
        this.#group.setToolActive(toolName, { bindings });
      }
    }
  }

  /** The crosshairs in the middle again, at right angles. */
  reset(): void {
    const crosshairs = this.#group.getToolInstance(CrosshairsTool.toolName) as CrosshairsTool;
    crosshairs.resetCrosshairs();
  }

  /** The crosshairs listen to the whole engine, and ask their group what for: it must be there until they are done. */
  close(): void {
    this.#group.setToolDisabled(CrosshairsTool.toolName);
    ToolGroupManager.destroyToolGroup(GROUP);
  }
}
