import { annotation, init, ToolGroupManager, type Types } from "@cornerstonejs/tools";
import { measurementKinds, type MeasurementKind } from "../measurements/measure";
import { textLines } from "./measurements";
import { bindTools, makeToolGroup } from "./toolGroup";
import type { DragTool } from "./dragTools";
import { toolClasses } from "./toolNames";

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
  makeToolGroup(TOOL_GROUP, toolClasses, (tool) => configurationOf(tool, askText));
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

/** What dragging on the picture does from now on. */
export const bind = (chosen: DragTool): void => bindTools(toolGroup(), toolClasses, chosen);

function toolGroup(): Types.IToolGroup {
  const group = ToolGroupManager.getToolGroup(TOOL_GROUP);
  if (!group) {
    throw new Error("the engine's tools have not begun");
  }
  return group;
}
