import type { Frame } from "../study";

/** Frames of the page by their id, which is the image id that the engine knows them by. */
const frames = new Map<string, Frame>();

export function registerFrames(list: readonly Frame[]): void {
  list.forEach((frame) => frames.set(frame.id, frame));
}

export function forgetFrame({ id }: Frame): void {
  frames.delete(id);
}

export const frameOf = (id: string): Frame | undefined => frames.get(id);
