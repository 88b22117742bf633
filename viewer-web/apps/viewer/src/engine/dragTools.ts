import { measurementKinds } from "../measurements/measure";

/** What dragging on the picture does; apart from the engine, so that an address can be read without it. */
export const dragTools = ["scroll", "window", "zoom", "pan", "magnify", ...measurementKinds] as const;
export type DragTool = (typeof dragTools)[number];
