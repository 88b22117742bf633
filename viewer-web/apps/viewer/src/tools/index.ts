/** How a person asks for something: bar, keys, presets, cine. */
export { Choice } from "./Choice";
export { CineControls } from "./CineControls";
export { Icon } from "./Icon";
export { Help } from "./Help";
export { LayoutMenu } from "./LayoutMenu";
export { PresetMenu } from "./PresetMenu";
export { presetsFor } from "./presets";
export { planeActionOf, type PlaneActions } from "./planeActionOf";
export { Tool } from "./Tool";
export { ToolMenu } from "./ToolMenu";
export { Toolbar } from "./Toolbar";
export type { ToolActions } from "./toolActions";
export { useCine, type Cine } from "./useCine";
export { useShortcuts } from "./useShortcuts";
export { useTool } from "./useTool";
