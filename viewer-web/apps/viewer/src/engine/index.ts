/**
 * The viewer engine, Cornerstone3D, behind an interface of our own. It is most of the page's weight, so nothing outside
 * imports it but by `import()`; types may be named anywhere.
 */
export type { Figure } from "./figures";
export type { GraphicsState } from "./Graphics";
export { startEngine, type Engine } from "./startEngine";
export type { AskText } from "./tools";
export type { KeptMark } from "./keptMarks";
export type { Mark, MarkKind, MeasuredMark } from "./marks";
export type { MprPlaneState, MprState, MprTool, MprView, ShownMark, Slab, SlabMode } from "./MprView";
export type { Plane, PlaneState } from "./plane";
export type { FusedValues, FusionState, FusionView } from "./FusionView";
export type { FusionPaneState, Modality, PaneSpec } from "./FusionPane";
export type { VolumeView } from "./VolumeView";
export type { VolumePreset } from "./volumePresets";
export type { PlaneTool } from "./mprTools";
export type { Presented } from "./presented";
export type { StackView } from "./StackView";
export type { SavedRecord } from "./records";
export type { KeptView, SharedLook, ViewState } from "./viewState";
export type { DragTool } from "./dragTools";
