import { passes, textOf, type DicomDataset, type DicomWeb } from "../dicomweb";

/**
 * Documents of a modality that the server has of a study, and the page has not: all of them or, where the line breaks,
 * none. A server that cannot search is believed to have nothing new.
 *
 * @param known SOP Instance UIDs
 */
export async function storedSince(
  server: DicomWeb,
  studyInstanceUID: string,
  modality: "SR" | "KO" | "PR",
  known: ReadonlySet<string>,
): Promise<DicomDataset[]> {
  const found = await optional(() => server.instances(studyInstanceUID, modality));
  const read: DicomDataset[] = [];
  for (const one of found ?? []) {
    const [sop, series] = [textOf(one, "00080018"), textOf(one, "0020000E")];
    if (sop && series && !known.has(sop) && textOf(one, "00080060") === modality) {
      read.push(
        ...((await optional(() => server.metadata(studyInstanceUID, series, sop))) ?? []).slice(0, 1),
      );
    }
  }
  return read;
}

/** Nothing where the server does not offer it; that it is away is said. */
async function optional<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask();
  } catch (failure) {
    if (passes(failure)) {
      throw failure;
    }
    return undefined;
  }
}
