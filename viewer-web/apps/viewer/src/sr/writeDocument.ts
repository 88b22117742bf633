import type { DicomDataset, ImageReference } from "../dicomweb";
import { codes, type Code } from "./codes";
import { codeItem, codeSequence, container, containerOf, element, sequence } from "./content";
import { documentHead, hierarchical, observers, type Referenced } from "./documentHead";
import { measurementGroup } from "./measurementGroup";
import type { Author, MeasurementDocument, RecordedDrawing } from "./model";
import { newUid } from "./uid";

const COMPREHENSIVE_SR = "1.2.840.10008.5.1.4.1.1.88.33";

/** Behind the pictures of any study. */
const SERIES_NUMBER = 9700;

interface DocumentSource {
  /** Attributes of patient and study as the images have them. */
  study: DicomDataset;
  author: Author;
  /** Of the browser, as an observing device. */
  deviceUid: string;
  drawings: readonly RecordedDrawing[];
  /** In which series each image that is open is, by its SOP Instance UID. */
  seriesOf: (sopInstanceUID: string) => string | undefined;
  /** What the author saved before, which this takes the place of; the newest first. */
  before: readonly MeasurementDocument[];
  now: Date;
}

/**
 * A Comprehensive SR (PS3.3 A.35.3) of TID 1500 (PS3.16). It takes the place of the documents before: those are named as
 * predecessors (C.17.2) and stay what they are. What they hold on images that are not open is written again.
 */
export function writeDocument(source: DocumentSource): DicomDataset {
  const { study, author, before, now } = source;
  const [last] = before;
  const drawings = [...source.drawings, ...before.flatMap(({ elsewhere }) => elsewhere)];
  return {
    ...documentHead({
      study,
      sopClassUID: COMPREHENSIVE_SR,
      modality: "SR",
      description: "Measurements",
      seriesInstanceUID: last?.seriesInstanceUID ?? newUid(),
      seriesNumber: last?.seriesNumber ?? SERIES_NUMBER,
      instanceNumber: 1 + Math.max(0, ...before.map(({ instanceNumber }) => instanceNumber)),
      now,
    }),
    "0040A372": sequence(),
    "0040A491": element("CS", "COMPLETE"),
    "0040A493": element("CS", "UNVERIFIED"),
    ...predecessors(before),
    ...evidence(source, drawings),
    "0040A040": element("CS", "CONTAINER"),
    "0040A043": codeSequence(codes.measurementReport),
    ...containerOf("1500"),
    "0040A730": sequence(
      codeItem("HAS CONCEPT MOD", codes.language, codes.english),
      ...observers(author, source.deviceUid),
      codeItem("HAS CONCEPT MOD", codes.procedureReported, procedureOf(study)),
      container(
        codes.imagingMeasurements,
        undefined,
        drawings
          .map((drawing, index) => measurementGroup(drawing, index + 1))
          .filter((group) => group !== undefined),
      ),
    ),
  };
}

function procedureOf(study: DicomDataset): Code {
  const procedure = study["00081032"]?.Value?.[0] as DicomDataset | undefined;
  const text = (tag: string) => String(procedure?.[tag]?.Value?.[0] ?? "");
  const [value, scheme, meaning] = [text("00080100"), text("00080102"), text("00080104")];
  return value && scheme && meaning
    ? { value, scheme: scheme as Code["scheme"], meaning }
    : codes.imagingProcedure;
}

const predecessors = (before: readonly MeasurementDocument[]): DicomDataset =>
  before.length === 0 ? {} : { "0040A360": sequence(...hierarchical(before)) };

function evidence(
  { study, before, ...source }: DocumentSource,
  drawings: readonly RecordedDrawing[],
): DicomDataset {
  const seriesOf = (uid: string) =>
    source.seriesOf(uid) ?? before.flatMap((one) => one.seriesOfImage.get(uid) ?? [])[0];
  const studyInstanceUID = String(study["0020000D"]?.Value?.[0] ?? "");
  const images = drawings.flatMap(({ image }) => referenced(image, studyInstanceUID, seriesOf));
  return images.length === 0 ? {} : { "0040A375": sequence(...hierarchical(images)) };
}

function referenced(
  { sopClassUID, sopInstanceUID }: ImageReference,
  studyInstanceUID: string,
  seriesOf: DocumentSource["seriesOf"],
): Referenced[] {
  const seriesInstanceUID = seriesOf(sopInstanceUID);
  return seriesInstanceUID ? [{ studyInstanceUID, seriesInstanceUID, sopClassUID, sopInstanceUID }] : [];
}
