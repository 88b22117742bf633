import { numbersOf, sequenceOf, textOf, type DicomDataset, type ImageReference } from "../dicomweb";

/** Referenced Image Sequence of an item, one entry for each frame that it names. */
export function imagesIn(item: DicomDataset): ImageReference[] {
  return sequenceOf(item, "00081140").flatMap((one): ImageReference[] => {
    const [sopClassUID, sopInstanceUID] = [textOf(one, "00081150"), textOf(one, "00081155")];
    const frames: (number | undefined)[] = numbersOf(one, "00081160") ?? [undefined];
    return sopClassUID && sopInstanceUID
      ? frames.map((frameNumber) => ({ sopClassUID, sopInstanceUID, frameNumber }))
      : [];
  });
}

/** Without a frame all frames of the instance are meant. */
export const isAbout = (images: readonly ImageReference[], image: ImageReference): boolean =>
  images.some(
    ({ sopInstanceUID, frameNumber }) =>
      sopInstanceUID === image.sopInstanceUID &&
      (frameNumber === undefined || frameNumber === image.frameNumber),
  );

/** Items of a sequence that hold for an image: those that name it, and those that name none. */
export const itemsOn = (instance: DicomDataset, tag: string, image: ImageReference): DicomDataset[] =>
  sequenceOf(instance, tag).filter((item) => {
    const images = imagesIn(item);
    return images.length === 0 || isAbout(images, image);
  });
