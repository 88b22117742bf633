import { cache, StreamingImageVolume, utilities, volumeLoader, type Types } from "@cornerstonejs/core";
import { VolumeRefusal } from "../study";
import { widestType, type SampleType } from "./sampleType";
import { isUnscaled } from "./scaleLeft";

/** Of volumes that are made of images in memory. */
export const VOLUME_SCHEME = "volume";

/**
 * The engine's own loader takes the type of a volume's values from three of its images; those of the others that do not
 * fit would be stored modulo 256. Here every image has its say, so all of them have to be in memory.
 */
export function registerVolumeImages(): void {
  volumeLoader.registerVolumeLoader(VOLUME_SCHEME, (volumeId, options) => ({
    promise: Promise.resolve(volumeOf(volumeId, (options as { imageIds: string[] }).imageIds)),
  }));
}

function volumeOf(volumeId: string, imageIds: string[]): Types.IImageVolume {
  const images = imageIds.flatMap((id) => cache.getImage(id) ?? []);
  if (images.some(isUnscaled)) {
    throw new VolumeRefusal("unscaled");
  }
  const types = images.map((image) => image.getPixelData().constructor.name as SampleType);
  const props = utilities.generateVolumePropsFromImageIds(imageIds, volumeId);
  return new StreamingImageVolume(
    { ...props, dataType: widestType(types) },
    {
      imageIds: props.imageIds,
      loadStatus: { loaded: false, loading: false, cancelled: false, cachedFrames: [], callbacks: [] },
    },
  );
}
