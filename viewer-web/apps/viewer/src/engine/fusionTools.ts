import {
  addTool,
  Enums,
  PanTool,
  StackScrollTool,
  ToolGroupManager,
  ZoomTool,
  type Types,
} from "@cornerstonejs/tools";
import type { PlaneTool } from "./mprTools";
import { WindowTool } from "./WindowTool";

const { MouseBindings } = Enums;
const GROUP = "fusion";

const classes = { window: WindowTool, zoom: ZoomTool, pan: PanTool, scroll: StackScrollTool } as const;
const names = Object.keys(classes) as (keyof typeof classes)[];

/** What dragging on a fused plane does; crosshairs are none of the engine's here, they are one place in all panes. */
export class FusionTools {
  readonly #group: Types.IToolGroup;

  constructor() {
    const group = ToolGroupManager.createToolGroup(GROUP);
    if (!group) {
      throw new Error("the engine made no tool group");
    }
    this.#group = group;
    for (const name of names) {
      addTool(classes[name]);
      group.addTool(classes[name].toolName);
    }
  }

  add(viewportId: string, renderingEngineId: string): void {
    this.#group.addViewport(viewportId, renderingEngineId);
  }

  remove(viewportId: string, renderingEngineId: string): void {
    this.#group.removeViewports(renderingEngineId, viewportId);
  }

  /** Wheel, right and middle button and two fingers do what they do in a stack. */
  bind(chosen: PlaneTool): void {
    const always: Record<keyof typeof classes, Types.IToolBinding[]> = {
      window: [],
      scroll: [{ mouseButton: MouseBindings.Wheel }],
      zoom: [{ mouseButton: MouseBindings.Secondary }, { numTouchPoints: 2 }],
      pan: [{ mouseButton: MouseBindings.Auxiliary }],
    };
    for (const name of names) {
      const { toolName } = classes[name];
      const bindings = [
        ...always[name],
        ...(name === chosen ? [{ mouseButton: MouseBindings.Primary }, { numTouchPoints: 1 }] : []),
      ];
      this.#group.setToolPassive(toolName, { removeAllBindings: true });
      if (bindings.length > 0) {
        this.#group.setToolActive(toolName, { bindings });
      }
    }
  }

  close(): void {
    ToolGroupManager.destroyToolGroup(GROUP);
  }
}
