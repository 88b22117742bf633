import type { ViewerAddress } from "../address";
import { textOf, type DicomDataset, type DicomWeb } from "../dicomweb";
import { FrameSource } from "../loading";
import { readStudy, type Frame, type Study } from "../study";

/** A study on its way to the screen. */
export interface Opening {
  source: FrameSource;
  study: Promise<Study>;
}

/** Asks for the metadata, and for the first frame as soon as they say which one that is: before any screen is built. */
export function openStudy(server: DicomWeb, address: ViewerAddress): Opening {
  const source = new FrameSource(server);
  const study = metadataOf(server, address).then((instances) => {
    const read = readStudy(instances);
    const first = firstFrameOf(read);
    if (first) {
      void source.fetchEarly(first).catch(() => undefined);
    }
    return read;
  });
  return { source, study };
}

export function firstFrameOf(study: Study): Frame | undefined {
  return study.items.find((item) => item.kind === "stack")?.frames[0];
}

/**
 * No more than what was named: a link may be bound to one series or one instance, and whoever holds it is refused the
 * study.
 */
async function metadataOf(server: DicomWeb, address: ViewerAddress): Promise<DicomDataset[]> {
  const { studyInstanceUIDs, seriesInstanceUIDs, sopInstanceUIDs } = address;
  const [onlySeries] = seriesInstanceUIDs;
  const requests = studyInstanceUIDs.flatMap((study) => {
    if (onlySeries === undefined) {
      return [server.metadata(study)];
    }
    return seriesInstanceUIDs.length === 1 && sopInstanceUIDs.length > 0
      ? sopInstanceUIDs.map((instance) => server.metadata(study, onlySeries, instance))
      : seriesInstanceUIDs.map((series) => server.metadata(study, series));
  });
  const instances = (await Promise.all(requests)).flat();
  return sopInstanceUIDs.length === 0
    ? instances
    : instances.filter((instance) => sopInstanceUIDs.includes(textOf(instance, "00080018") ?? ""));
}
