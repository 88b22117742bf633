/** Lays the watermark's tile over a web page, or into a canvas, pixel by pixel of the screen. */
export { MarkOverlay, type TileSource } from "./MarkOverlay";
export { markServerAt } from "./markServerAt";
export { PageMark, servedTile, type MarkServer, type ServedTile } from "./PageMark";
export { paintMark } from "./paintMark";
export { readTile } from "./readTile";
