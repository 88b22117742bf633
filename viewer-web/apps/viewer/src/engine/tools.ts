import { addTool, annotation, Enums, init, ToolGroupManager, type Types } from "@cornerstonejs/tools";
import { measurementKinds, type MeasurementKind } from "../measurements/measure";
import { textLines } from "./measurements";
import { dragTools, toolClasses, type DragTool } from "./toolNames";

const { MouseBindings } = Enums;
const TOOL_GROUP = "stack";

/** Yellow is read on grey of any level, words on a ground of their own; what is touched takes the page's accent. */
const drawn = {
  color: "#ffd166",
  colorHighlighted: "#4cb8c4",
  colorSelected: "#ffd166",
  lineWidth: "1.5",
  textBoxColor: "#ffd166",
  textBoxColorHighlighted: "#4cb8c4",
  textBoxColorSelected: "#ffd166",
  textBoxBackground: "#0b0d10b3",
  textBoxFontFamily: 'system-ui, "PingFang SC", "Microsoft YaHei", "Noto Sans SC", sans-serif',
};

/** Asks the person for the words of a note; undefined where there shall be none. */
export type AskText = (before: string) => Promise<string | undefined>;

export function startTools(askText: AskText): void {
  init();
  const styles = annotation.config.style.getDefaultToolStyles();
  annotation.config.style.setDefaultToolStyles({ ...styles, global: { ...styles.global, ...drawn } });
  const group = toolGroup();
  for (const tool of dragTools) {
    addTool(toolClasses[tool]);
    group.addTool(toolClasses[tool].toolName, configurationOf(tool, askText));
  }
  bind("window");
}

function configurationOf(tool: DragTool, askText: AskText): Record<string, unknown> {
  switch (tool) {
    case "scroll":
      return { debounceIfNotLoaded: true };
    case "zoom":
      return { pan: true };
    case "magnify":
      return { magnifySize: 3, magnifyWidth: 220, magnifyHeight: 220, touchOffset: 40 };
    case "arrow":
    case "label":
      return {
        getTextCallback: (done: (text: string) => void) => void askText("").then((text) => done(text ?? "")),
        changeTextCallback: (
          drawing: Types.Annotation,
          _: unknown,
          done: (drawing: Types.Annotation, text: string) => void,
        ) => {
          const before = drawing.data.label ?? "";
          void askText(before).then((text) => done(drawing, text ?? before));
        },
      };
    case "freehand":
      return { allowOpenContours: false, calculateStats: true, getTextLines: textLines(tool) };
    default:
      return isMeasurement(tool) ? { getTextLines: textLines(tool) } : {};
  }
}

const isMeasurement = (tool: DragTool): tool is MeasurementKind =>
  (measurementKinds as readonly DragTool[]).includes(tool);

export function addToTools(viewportId: string, renderingEngineId: string): void {
  toolGroup().addViewport(viewportId, renderingEngineId);
}

/**
 * The chosen tool takes the primary button and one finger. The others stay where readers expect them: middle button
 * pans, right button zooms, the wheel scrolls, two fingers zoom and pan.
 */
export function bind(chosen: DragTool): void {
  const group = toolGroup();
  const always: Partial<Record<DragTool, Types.IToolBinding[]>> = {
    scroll: [{ mouseButton: MouseBindings.Wheel }],
    zoom: [{ mouseButton: MouseBindings.Secondary }, { numTouchPoints: 2 }],
    pan: [{ mouseButton: MouseBindings.Auxiliary }],
  };
  for (const tool of dragTools) {
    const { toolName } = toolClasses[tool];
    const bindings = [
      ...(always[tool] ?? []),
      ...(tool === chosen ? [{ mouseButton: MouseBindings.Primary }, { numTouchPoints: 1 }] : []),
    ];
    group.setToolPassive(toolName, { removeAllBindings: true });
    if (bindings.length > 0) {
      group.setToolActive(toolName, { bindings });
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
