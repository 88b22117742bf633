import { cache, volumeLoader, type Types } from "@cornerstonejs/core";
import { difference, dot, scaled, sum, windowOver, type Frame, type Vector } from "../study";
import { rangeOfWindow } from "./contrast";
import type { FrameImages } from "./FrameImages";
import { registerFrames } from "./frameRegistry";
import type { ValuesWithin } from "./marks";
import { holds, type Solid } from "./solids";
import { VOLUME_SCHEME } from "./volumeImages";

/** One that is closed must not take the volume of the next one with it. */
let opened = 0;

/** A series as a volume in memory; it is made when each of its slices is there. */
export class FrameVolume {
  /** By which the engine knows it. */
  readonly id: string;
  readonly frames: readonly Frame[];
  readonly #images: FrameImages;

  constructor(images: FrameImages, frames: readonly Frame[]) {
    this.id = `${VOLUME_SCHEME}:${++opened}:${frames[0]?.id}`;
    this.frames = frames;
    this.#images = images;
    registerFrames(frames);
    images.hold(frames);
  }

  /**
   * Not before every slice is here: a volume with holes would be read as one without.
   *
   * @param arrived is told of every slice
   * @returns false: nobody wants it any more
   */
  async load(isWanted: () => boolean, arrived: () => void): Promise<boolean> {
    const one = async (frame: Frame) => {
      await this.#images.prefetch(frame, isWanted);
      if (isWanted()) {
        arrived();
      }
    };
    await Promise.all(this.frames.map(one));
    if (!isWanted()) {
      return false;
    }
    const volume = await volumeLoader.createAndCacheVolume(this.id, {
      imageIds: this.frames.map(({ id }) => id),
    });
    if (!isWanted()) {
      this.forget();
      return false;
    }
    (volume as unknown as { load: () => void }).load();
    return true;
  }

  /** The middle slice's own window, else everything that is in it. */
  firstRange(): Types.VOIRange {
    const middle = this.frames[this.frames.length >> 1];
    const [window] = middle?.voi.windows ?? [];
    const image = middle && cache.getImage(middle.id);
    return rangeOfWindow(
      window ?? windowOver(image?.minPixelValue ?? 0, image?.maxPixelValue ?? 255),
      "LINEAR_EXACT",
    );
  }

  /** Value of the voxel in which a place lies, as it was recorded; undefined outside. */
  valueAt(place: Vector): number | undefined {
    const volume = cache.getVolume(this.id);
    const index = volume?.imageData?.worldToIndex([...place]) as Vector | undefined;
    if (!volume || !index) {
      return undefined;
    }
    const [i, j, k] = index.map(Math.round) as Vector;
    const [columns, rows, slices] = volume.dimensions;
    const inside = i >= 0 && j >= 0 && k >= 0 && i < columns && j < rows && k < slices;
    return inside ? Number(volume.voxelManager?.getAtIJK(i, j, k)) : undefined;
  }

  /** Of the voxels whose middle lies in the body; undefined where none does. */
  valuesWithin(solid: Solid): ValuesWithin | undefined {
    const volume = cache.getVolume(this.id);
    const voxels = volume?.voxelManager;
    if (!volume || !voxels) {
      return undefined;
    }
    const { dimensions, direction, origin, spacing } = volume;
    const steps = [0, 1, 2].map((axis) =>
      scaled(direction.slice(3 * axis, 3 * axis + 3) as Vector, spacing[axis] ?? 0),
    ) as [Vector, Vector, Vector];
    // From anywhere in a body to its middle it is no farther than to a cube's corner.
    const farthest = Math.sqrt(3) * solid.reach;
    const middle = difference(solid.centre, origin as Vector);
    const ranges = steps.map((step, axis) => {
      const [length, at] = [Math.hypot(...step), dot(middle, step) / dot(step, step)];
      const last = (dimensions[axis] ?? 1) - 1;
      return [
        Math.max(0, Math.ceil(at - farthest / length)),
        Math.min(last, Math.floor(at + farthest / length)),
      ];
    }) as [Range, Range, Range];
    return valuesOf(function* () {
      for (let k = ranges[2][0]; k <= ranges[2][1]; k++) {
        for (let j = ranges[1][0]; j <= ranges[1][1]; j++) {
          const row = sum(origin as Vector, sum(scaled(steps[1], j), scaled(steps[2], k)));
          for (let i = ranges[0][0]; i <= ranges[0][1]; i++) {
            if (holds(solid, sum(row, scaled(steps[0], i)))) {
              yield Number(voxels.getAtIJK(i, j, k));
            }
          }
        }
      }
    });
  }

  /** Its edges along the patient's axes: from and to, millimetres. */
  get bounds(): [Vector, Vector] | undefined {
    const bounds = cache.getVolume(this.id)?.imageData?.getBounds();
    return (
      bounds && [
        [bounds[0], bounds[2], bounds[4]],
        [bounds[1], bounds[3], bounds[5]],
      ]
    );
  }

  /** Distance of its voxels in a direction along one of its axes, millimetres. */
  spacingAlong(direction: Vector | undefined): number | undefined {
    const volume = cache.getVolume(this.id);
    if (!volume || !direction) {
      return undefined;
    }
    const along = [0, 3, 6].map((axis) =>
      Math.abs(dot(direction, volume.direction.slice(axis, axis + 3) as Vector)),
    );
    return volume.spacing[along.indexOf(Math.max(...along))];
  }

  /** Its slices stay in memory as far as there is room. */
  forget(): void {
    if (cache.getVolume(this.id)) {
      cache.removeVolumeLoadObject(this.id);
    }
  }

  close(): void {
    this.forget();
    this.#images.release(this.frames);
  }
}

type Range = [from: number, to: number];

/** In one pass (Welford 1962): squares of large values would lose what tells them apart. */
function valuesOf(values: () => Iterable<number>): ValuesWithin | undefined {
  let [voxels, mean, squares, minimum, maximum] = [0, 0, 0, Infinity, -Infinity];
  for (const value of values()) {
    voxels++;
    const off = value - mean;
    mean += off / voxels;
    squares += off * (value - mean);
    minimum = Math.min(minimum, value);
    maximum = Math.max(maximum, value);
  }
  const deviation = voxels > 1 ? Math.sqrt(squares / (voxels - 1)) : 0;
  return voxels > 0 ? { mean, deviation, minimum, maximum } : undefined;
}
