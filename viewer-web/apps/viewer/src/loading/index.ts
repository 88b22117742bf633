/** When which frame travels. */
import { frameMemoryOf, thisDevice } from "./memory";

export { bytesOf, fetchFrameTables, fetchLookupEntries, type FrameTables } from "./lookupEntries";
export { fetchOverlay } from "./overlayBits";
export { FrameSource } from "./FrameSource";
export { Lanes } from "./Lanes";
export { StackPrefetch, type PrefetchProgress } from "./StackPrefetch";

/** Decoded frames kept in memory at most, bytes. */
export const FRAME_MEMORY = frameMemoryOf(thisDevice());

/** What of it the volumes on the screen may take; the rest is for what else is looked at. */
export const VOLUME_MEMORY = 0.8 * FRAME_MEMORY;
