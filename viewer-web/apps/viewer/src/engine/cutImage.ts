import { utilities, type Types } from "@cornerstonejs/core";
import type { Rectangle } from "../study";

/** A part of a decoded image as an image; all of it shares the samples. */
export function cutImage(whole: Types.IImage, imageId: string, at: Rectangle): Types.IImage {
  const { columns, rows } = at;
  const all = whole.getPixelData();
  const samples = cutSamples(all, whole, at);
  const numberOfComponents = whole.color ? 3 : 1;
  const [least, greatest] =
    samples === all ? [whole.minPixelValue, whole.maxPixelValue] : extremesOf(samples);
  return {
    ...whole,
    imageId,
    rows,
    columns,
    height: rows,
    width: columns,
    sizeInBytes: samples.byteLength,
    minPixelValue: least,
    maxPixelValue: greatest,
    voxelManager: utilities.VoxelManager.createImageVoxelManager({
      scalarData: samples,
      width: columns,
      height: rows,
      numberOfComponents,
    }),
    getPixelData: () => samples,
  } as Types.IImage;
}

/** Row by row; the colours of a pixel lie side by side. */
export function cutSamples<Samples extends Types.PixelDataTypedArray>(
  samples: Samples,
  whole: { columns: number; rows: number; color?: boolean },
  { column, row, columns, rows }: Rectangle,
): Samples {
  if (columns === whole.columns && rows === whole.rows) {
    return samples;
  }
  const components = whole.color ? 3 : 1;
  const cut = samples.slice(0, columns * rows * components) as Samples;
  for (let down = 0; down < rows; down++) {
    const from = ((row + down) * whole.columns + column) * components;
    cut.set(samples.subarray(from, from + columns * components), down * columns * components);
  }
  return cut;
}

function extremesOf(samples: ArrayLike<number>): [least: number, greatest: number] {
  let [least, greatest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let place = 0; place < samples.length; place++) {
    const value = samples[place] ?? 0;
    least = Math.min(least, value);
    greatest = Math.max(greatest, value);
  }
  return [least, greatest];
}
