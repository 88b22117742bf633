/** What hangs where on the screen, and how a person changes it. */
export { carriesSeries, draggedSeries, dragSeries } from "./drag";
export { firstCell } from "./hanging";
export { nameOf, sizeOf, offeredLayouts, parseLayout, type Cell, type Layout } from "./model";
export { usePortrait } from "./orientation";
export { useStage, type StageControl } from "./useStage";
export { useStageOptions, type StageOptionsControl } from "./useStageOptions";
