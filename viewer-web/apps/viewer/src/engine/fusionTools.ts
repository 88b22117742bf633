import { PanTool, StackScrollTool, ToolGroupManager, ZoomTool, type Types } from "@cornerstonejs/tools";
import type { PlaneTool } from "./mprTools";
import { bindTools, makeToolGroup } from "./toolGroup";
import { WindowTool } from "./WindowTool";

const GROUP = "fusion";

const classes = { window: WindowTool, zoom: ZoomTool, pan: PanTool, scroll: StackScrollTool } as const;

/** What dragging on a fused plane does; crosshairs are none of the engine's here, they are one place in all panes. */
export class FusionTools {
  readonly #group: Types.IToolGroup = makeToolGroup(GROUP, classes);

  add(viewportId: string, renderingEngineId: string): void {
    this.#group.addViewport(viewportId, renderingEngineId);
  }

  remove(viewportId: string, renderingEngineId: string): void {
    this.#group.removeViewports(renderingEngineId, viewportId);
  }

  bind(chosen: PlaneTool): void {
    bindTools(this.#group, classes, chosen);
  }

  close(): void {
    ToolGroupManager.destroyToolGroup(GROUP);
  }
}
