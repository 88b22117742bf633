import { AddressFault, type ViewerAddress } from "../address";
import { DicomWebFailure, textOf, type DicomDataset, type DicomWeb } from "../dicomweb";
import { firstCell } from "../layout";
import type { FrameSource } from "../loading";
import { markPage, pageMayShow } from "../pagemark";
import { selectedImages } from "../saving";
import { readStudy, type Frame, type Study } from "../study";

/** A study on its way to the screen. */
export interface Opening {
  study: Promise<Study>;
  address: ViewerAddress;
}

/** Asks for the metadata, and for the first frame as soon as they say which one that is: before any screen is built. */
export function openStudy(source: FrameSource, address: ViewerAddress): Opening {
  markPage(source.server, address);
  const study = metadataOf(source.server, address).then(async (instances) => {
    const read = readStudy(address.keyImagesOnly ? keyImagesOf(instances) : instances);
    const first = firstFrameOf(read, address.slice);
    if (first) {
      void source.fetchEarly(first).catch(() => undefined);
    }
    await pageMayShow();
    return read;
  });
  return { study, address };
}

/** @throws AddressFault where the stack that hangs first has no such slice */
function firstFrameOf(study: Study, slice: number | undefined): Frame | undefined {
  if (slice === undefined) {
    return study.items.find((item) => item.kind === "stack")?.frames[0];
  }
  const cell = firstCell(study);
  const stack = study.items.find(({ id }) => id === cell?.itemId);
  const frame = stack?.kind === "stack" ? stack.frames[slice - 1] : undefined;
  if (!frame) {
    throw new AddressFault("slice", "tooFew");
  }
  return frame;
}

/** @throws AddressFault where nobody chose any */
function keyImagesOf(instances: DicomDataset[]): DicomDataset[] {
  const chosen = selectedImages(instances);
  const found = instances.filter((instance) => chosen.has(textOf(instance, "00080018") ?? ""));
  if (found.length === 0) {
    throw new AddressFault("keyImagesOnly", "noKeyImages");
  }
  return found;
}

/**
 * No more than what was named: a link may be bound to one series or one instance, and whoever holds it is refused the
 * study.
 */
async function metadataOf(server: DicomWeb, address: ViewerAddress): Promise<DicomDataset[]> {
  const { studyInstanceUIDs, seriesInstanceUIDs, sopInstanceUIDs } = address;
  const [onlySeries] = seriesInstanceUIDs;
  const inOneOfThem = (ask: (study: string) => Promise<DicomDataset[]>) =>
    whereverItIs(studyInstanceUIDs.map(ask));
  const requests =
    onlySeries === undefined
      ? studyInstanceUIDs.map((study) => server.metadata(study))
      : seriesInstanceUIDs.length === 1 && sopInstanceUIDs.length > 0
        ? sopInstanceUIDs.map((instance) =>
            inOneOfThem((study) => server.metadata(study, onlySeries, instance)),
          )
        : seriesInstanceUIDs.map((series) => inOneOfThem((study) => server.metadata(study, series)));
  const instances = (await Promise.all(requests)).flat();
  return sopInstanceUIDs.length === 0
    ? instances
    : instances.filter((instance) => sopInstanceUIDs.includes(textOf(instance, "00080018") ?? ""));
}

/** The address does not say which study a series belongs to: it is absent from all the others, and that is no failure. */
async function whereverItIs(asked: Promise<DicomDataset[]>[]): Promise<DicomDataset[]> {
  const answers = await Promise.allSettled(asked);
  const failures = answers.flatMap((answer) =>
    answer.status === "rejected" ? [answer.reason as unknown] : [],
  );
  const serious = failures.find((failure) => !isAbsent(failure));
  if (serious !== undefined || failures.length === answers.length) {
    throw serious ?? failures[0];
  }
  return answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
}

const isAbsent = (failure: unknown) => failure instanceof DicomWebFailure && failure.kind === "absent";
