import {
  ConceptNameCodeSequence,
  imageReferenceOf,
  textOf,
  valueTypeOf,
  type DicomDataset,
  type ImageReference,
} from "../dicomweb";
import { codeOf, codes, isCode } from "./codes";
import { codeSequence, containerOf, element, imageItem, sequence } from "./content";
import { documentHead, hierarchical, observers } from "./documentHead";
import { ContentTree } from "./items";
import type { Author, KeyObject } from "./model";
import { headOf } from "./readHead";
import { newUid } from "./uid";

const KEY_OBJECT_SELECTION = "1.2.840.10008.5.1.4.1.1.88.59";

/** Behind the measurements. */
const SERIES_NUMBER = 9710;

/** Titles that choose nothing, but say what not to look at (PS3.16 CID 7011, IHE IOCM). */
const rejecting = new Set(["113001", "113037", "113038", "113039"]);

interface KeyObjectSource {
  /** Attributes of patient and study as the images have them. */
  study: DicomDataset;
  author: Author;
  /** Of the browser, as an observing device. */
  deviceUid: string;
  /** One at least. */
  images: readonly ImageReference[];
  /** The author had chosen them, and has none any more: a selection has to name an image (PS3.16 TID 2010). */
  takenBack: boolean;
  /** In which series each image is, by its SOP Instance UID. */
  seriesOf: (sopInstanceUID: string) => string | undefined;
  /** What the author chose before, which this takes the place of. */
  before: readonly KeyObject[];
  now: Date;
}

/** A Key Object Selection Document (PS3.3 A.35.4) of TID 2010 (PS3.16). */
export function writeKeyObject(source: KeyObjectSource): DicomDataset {
  const { study, images, before } = source;
  const [last] = before;
  const studyInstanceUID = textOf(study, "0020000D") ?? "";
  return {
    ...documentHead({
      study,
      sopClassUID: KEY_OBJECT_SELECTION,
      modality: "KO",
      description: "Key images",
      seriesInstanceUID: last?.seriesInstanceUID ?? newUid(),
      seriesNumber: last?.seriesNumber ?? SERIES_NUMBER,
      instanceNumber: 1 + Math.max(0, ...before.map(({ instanceNumber }) => instanceNumber)),
      now: source.now,
    }),
    "0040A375": sequence(
      ...hierarchical(
        images.flatMap(({ sopClassUID, sopInstanceUID }) => {
          const seriesInstanceUID = source.seriesOf(sopInstanceUID);
          return seriesInstanceUID
            ? [{ studyInstanceUID, seriesInstanceUID, sopClassUID, sopInstanceUID }]
            : [];
        }),
      ),
    ),
    "0040A040": element("CS", "CONTAINER"),
    "0040A043": codeSequence(source.takenBack ? codes.noLongerOfInterest : codes.ofInterest),
    ...containerOf("2010"),
    "0040A730": sequence(...observers(source.author, source.deviceUid), ...images.map(imageItem)),
  };
}

/** Undefined where it is no key object selection, or one whose tree nobody can read. */
export function readKeyObject(instance: DicomDataset): KeyObject | undefined {
  if (textOf(instance, "00080016") !== KEY_OBJECT_SELECTION) {
    return undefined;
  }
  const tree = new ContentTree(instance);
  const title = codeOf(instance, ConceptNameCodeSequence);
  try {
    return {
      ...headOf(instance, tree),
      images: tree
        .children(instance)
        .filter((item) => valueTypeOf(item) === "IMAGE")
        .flatMap((item) => imageReferenceOf(item) ?? []),
      takenBack:
        isCode(title, codes.noLongerOfInterest) || (title.scheme === "DCM" && rejecting.has(title.value)),
    };
  } catch {
    return undefined;
  }
}
