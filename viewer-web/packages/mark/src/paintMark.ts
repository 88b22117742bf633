/**
 * Composites the mark over all of a canvas, from its upper left pixel, whatever the context was set to; what else is on
 * the canvas must be there already. A clip that the caller set still holds.
 */
export function paintMark(context: CanvasRenderingContext2D, tile: ImageBitmap): void {
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
  context.fillRect(0, 0, context.canvas.width, context.canvas.height);
  context.restore();
}
