import { cache, volumeLoader, type Types } from "@cornerstonejs/core";
import { dot, windowOver, type Frame, type Vector } from "../study";
import { rangeOfWindow } from "./contrast";
import type { FrameImages } from "./FrameImages";
import { registerFrames } from "./frameRegistry";
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
