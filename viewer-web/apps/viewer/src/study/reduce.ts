import { placeOnPlane } from "./imagePlane";
import type { Frame } from "./model";
import { volumeFault, type VolumeFault } from "./volume";

/** By how much a frame's rows and columns are made fewer at most, where memory is short. */
const MOST = 4;

/** Frames that are a volume and fit into the memory, as they are or with fewer rows and columns. */
type FittingVolume =
  | { fault: VolumeFault }
  | { fault?: undefined; frames: readonly Frame[]; /** 1: as they are. */ reducedBy: number };

/** @param memory what decoded frames may take, bytes */
export function fittingVolume(frames: readonly Frame[], memory: number): FittingVolume {
  for (let by = 1; ; by++) {
    const fault = volumeFault(frames, memory * by ** 2);
    if (!fault) {
      return { frames: by === 1 ? frames : frames.map((frame) => reducedFrame(frame, by)), reducedBy: by };
    }
    // What a table makes of a mean of stored values is no mean.
    if (fault !== "large" || by === MOST || frames.some(({ modalityTable }) => modalityTable)) {
      return { fault };
    }
  }
}

/** A frame whose pixels are the means of so many by so many of the given one's; what is left over at the edges is lost. */
export function reducedFrame(frame: Frame, by: number): Frame {
  const { format, spacing, plane } = frame;
  const middle = (by - 1) / 2;
  return {
    ...frame,
    id: `${frame.id}/reduced-${by}`,
    reduced: { of: frame, by },
    format: {
      ...format,
      rows: Math.floor(format.rows / by),
      columns: Math.floor(format.columns / by),
      bitsAllocated: 16,
      bitsStored: 16,
      highBit: 15,
    },
    spacing: { ...spacing, row: spacing.row * by, column: spacing.column * by },
    plane: plane && { ...plane, position: placeOnPlane(plane, spacing, [middle, middle]) },
    overlays: [],
  };
}

/** Means of stored values, rounded, in sixteen bits. */
export function reducedSamples(
  samples: ArrayLike<number>,
  { columns }: { columns: number },
  { format, reduced }: Frame,
): Uint8Array<ArrayBuffer> {
  const by = reduced?.by ?? 1;
  const pixels = format.rows * format.columns;
  const means = format.pixelRepresentation === 1 ? new Int16Array(pixels) : new Uint16Array(pixels);
  for (let pixel = 0; pixel < pixels; pixel++) {
    const first = Math.floor(pixel / format.columns) * by * columns + (pixel % format.columns) * by;
    let sum = 0;
    for (let row = 0; row < by; row++) {
      for (let column = 0; column < by; column++) {
        sum += samples[first + row * columns + column] ?? 0;
      }
    }
    means[pixel] = Math.round(sum / by ** 2);
  }
  return new Uint8Array(means.buffer);
}
