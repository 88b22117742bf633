/**
 * Composites the mark over all of a canvas, whatever the context was set to; what else is on the canvas must be there
 * already. A clip that the caller set still holds.
 *
 * @param x, y whole pixels from the upper left of the tiles to that of the canvas: canvases of one page go on with one
 * pattern, of which a tracer sees the more
 */
export function paintMark(context: CanvasRenderingContext2D, tile: ImageBitmap, x = 0, y = 0): void {
  const pattern = context.createPattern(tile, "repeat");
  if (!pattern) {
    throw new Error("The mark's tile cannot be drawn any more.");
  }
  context.save();
  context.resetTransform();
  context.globalAlpha = 1;
  context.globalCompositeOperation = "source-over";
  context.filter = "none";
  context.shadowColor = "transparent";
  context.imageSmoothingEnabled = false;
  context.fillStyle = pattern;
  context.translate(-x, -y);
  context.fillRect(x, y, context.canvas.width, context.canvas.height);
  context.restore();
}
