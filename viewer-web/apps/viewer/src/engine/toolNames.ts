import {
  AngleTool,
  ArrowAnnotateTool,
  BidirectionalTool,
  CircleROITool,
  CobbAngleTool,
  EllipticalROITool,
  LabelTool,
  LengthTool,
  MagnifyTool,
  PanTool,
  PlanarFreehandROITool,
  ProbeTool,
  RectangleROITool,
  StackScrollTool,
  ZoomTool,
} from "@cornerstonejs/tools";
import { measurementKinds, type MeasurementKind } from "../measurements/measure";
import { CardiothoracicTool } from "./CardiothoracicTool";
import type { DragTool } from "./dragTools";
import { WindowTool } from "./WindowTool";

/** A line whose length the reader knows. */
class CalibrationTool extends LengthTool {
  static override toolName = "Calibration";
}

/** The engine's class for each. */
export const toolClasses = {
  scroll: StackScrollTool,
  window: WindowTool,
  zoom: ZoomTool,
  pan: PanTool,
  magnify: MagnifyTool,
  length: LengthTool,
  calibration: CalibrationTool,
  angle: AngleTool,
  cobb: CobbAngleTool,
  cardiothoracic: CardiothoracicTool,
  bidirectional: BidirectionalTool,
  rectangle: RectangleROITool,
  ellipse: EllipticalROITool,
  circle: CircleROITool,
  freehand: PlanarFreehandROITool,
  probe: ProbeTool,
  arrow: ArrowAnnotateTool,
  label: LabelTool,
} as const satisfies Record<DragTool, { toolName: string }>;

export const kindOfTool = (toolName: string | undefined): MeasurementKind | undefined =>
  measurementKinds.find((kind) => toolClasses[kind].toolName === toolName);
