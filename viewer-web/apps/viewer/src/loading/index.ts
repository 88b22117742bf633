/** When which frame travels. */
export { fetchFrameTables, fetchLookupEntries, type FrameTables } from "./lookupEntries";
export { FrameSource } from "./FrameSource";
export { Lanes } from "./Lanes";
export { StackPrefetch, type PrefetchProgress } from "./StackPrefetch";

/** Decoded frames kept in memory at most, bytes: what a tab may take on a PC of 4 GB. */
export const FRAME_MEMORY = 1_000_000_000;
