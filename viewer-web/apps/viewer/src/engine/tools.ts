import {
  addTool,
  Enums,
  init,
  LengthTool,
  PanTool,
  StackScrollTool,
  ToolGroupManager,
  WindowLevelTool,
  ZoomTool,
  type Types,
} from "@cornerstonejs/tools";
import { lengthTextLines } from "./lengths";

/** What dragging on the picture does. */
export const dragTools = ["scroll", "window", "zoom", "pan", "length"] as const;
export type DragTool = (typeof dragTools)[number];

const toolNames: Record<DragTool, string> = {
  scroll: StackScrollTool.toolName,
  window: WindowLevelTool.toolName,
  zoom: ZoomTool.toolName,
  pan: PanTool.toolName,
  length: LengthTool.toolName,
};

const { MouseBindings } = Enums;
const TOOL_GROUP = "stack";

export function startTools(): void {
  init();
  [StackScrollTool, WindowLevelTool, ZoomTool, PanTool, LengthTool].forEach((tool) => addTool(tool));
  const group = toolGroup();
  group.addTool(toolNames.scroll, { debounceIfNotLoaded: true });
  group.addTool(toolNames.window);
  group.addTool(toolNames.zoom, { pan: true });
  group.addTool(toolNames.pan);
  group.addTool(toolNames.length, { getTextLines: lengthTextLines });
  bind("window");
}

export function addToTools(viewportId: string, renderingEngineId: string): void {
  toolGroup().addViewport(viewportId, renderingEngineId);
}

/**
 * The chosen tool takes the primary button and one finger. The others stay where readers expect them: middle button
 * pans, right button zooms, the wheel scrolls, two fingers zoom and pan.
 */
export function bind(chosen: DragTool): void {
  const group = toolGroup();
  const bindings: Record<DragTool, Types.IToolBinding[]> = {
    scroll: [{ mouseButton: MouseBindings.Wheel }],
    window: [],
    zoom: [{ mouseButton: MouseBindings.Secondary }, { numTouchPoints: 2 }],
    pan: [{ mouseButton: MouseBindings.Auxiliary }],
    length: [],
  };
  bindings[chosen].push({ mouseButton: MouseBindings.Primary }, { numTouchPoints: 1 });
  for (const tool of dragTools) {
    group.setToolPassive(toolNames[tool], { removeAllBindings: true });
    if (bindings[tool].length > 0) {
      group.setToolActive(toolNames[tool], { bindings: bindings[tool] });
    }
  }
}

function toolGroup(): Types.IToolGroup {
  const group = ToolGroupManager.getToolGroup(TOOL_GROUP) ?? ToolGroupManager.createToolGroup(TOOL_GROUP);
  if (!group) {
    throw new Error("the engine made no tool group");
  }
  return group;
}
