import {
  addTool,
  Enums,
  PanTool,
  ToolGroupManager,
  TrackballRotateTool,
  ZoomTool,
} from "@cornerstonejs/tools";

const { MouseBindings } = Enums;
const GROUP = "volume";

/** Dragging turns, the wheel, two fingers or the right button enlarge, the middle button moves. */
const bindings = [
  [TrackballRotateTool, [{ mouseButton: MouseBindings.Primary }, { numTouchPoints: 1 }]],
  [
    ZoomTool,
    [{ mouseButton: MouseBindings.Wheel }, { mouseButton: MouseBindings.Secondary }, { numTouchPoints: 2 }],
  ],
  [PanTool, [{ mouseButton: MouseBindings.Auxiliary }]],
] as const;

/** What dragging on a volume does; the answer ends it. */
export function bindVolume(viewportId: string, renderingEngineId: string): () => void {
  const group = ToolGroupManager.createToolGroup(GROUP);
  if (!group) {
    throw new Error("the engine made no tool group");
  }
  for (const [tool] of bindings) {
    addTool(tool);
    group.addTool(tool.toolName);
  }
  group.addViewport(viewportId, renderingEngineId);
  for (const [tool, bound] of bindings) {
    group.setToolActive(tool.toolName, { bindings: [...bound] });
  }
  return () => ToolGroupManager.destroyToolGroup(GROUP);
}
