/**
 * The square that repeats over a screen, out of the PNG that the engine makes of it. Its colours are such that they come
 * back to the engine's own when the browser multiplies them by their alpha; a colour profile must not change them before.
 */
export async function readTile(png: Blob): Promise<ImageBitmap> {
  const tile = await createImageBitmap(png, { colorSpaceConversion: "none" });
  const { width, height } = tile;
  if (width !== height) {
    tile.close();
    throw new Error(`The mark's tile is not square but ${width} by ${height} pixels.`);
  }
  return tile;
}
