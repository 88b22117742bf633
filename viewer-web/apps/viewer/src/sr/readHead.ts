import {
  ConceptNameCodeSequence,
  longTextOf,
  numberOf,
  personNameOf,
  sequenceOf,
  textOf,
  type DicomDataset,
} from "../dicomweb";
import { dateTimeOf } from "../study";
import { codeOf, codes, isCode } from "./codes";
import type { ContentTree } from "./items";
import type { Author, DocumentHead } from "./model";

/** Who wrote it, when, and what it follows. */
export function headOf(instance: DicomDataset, tree: ContentTree): DocumentHead {
  const date = textOf(instance, "00080023") ?? textOf(instance, "00080012") ?? "";
  const time = textOf(instance, "00080033") ?? textOf(instance, "00080013") ?? "";
  const predecessors = sequenceOf(instance, "0040A360")
    .flatMap((study) => sequenceOf(study, "00081115"))
    .flatMap((series) => sequenceOf(series, "00081199"))
    .flatMap((one) => textOf(one, "00081155") ?? []);
  return {
    studyInstanceUID: textOf(instance, "0020000D") ?? "",
    seriesInstanceUID: textOf(instance, "0020000E") ?? "",
    seriesNumber: numberOf(instance, "00200011"),
    sopClassUID: textOf(instance, "00080016") ?? "",
    sopInstanceUID: textOf(instance, "00080018") ?? "",
    instanceNumber: numberOf(instance, "00200013") ?? 0,
    author: authorOf(instance, tree),
    manufacturer: textOf(instance, "00080070") ?? "",
    stamp: (date + time).replaceAll(/\D/g, ""),
    written: dateTimeOf(date, time),
    predecessors,
    seriesOfImage: seriesOfImage(instance),
  };
}

/** Current Requested Procedure Evidence Sequence (PS3.3 C.17.2). */
const seriesOfImage = (instance: DicomDataset): ReadonlyMap<string, string> =>
  new Map(
    sequenceOf(instance, "0040A375")
      .flatMap((study) => sequenceOf(study, "00081115"))
      .flatMap((series) =>
        sequenceOf(series, "00081199").map((image) => [
          textOf(image, "00081155") ?? "",
          textOf(series, "0020000E") ?? "",
        ]),
      ),
  );

/** The person who observed (TID 1003), else who is named as author or verified it. */
function authorOf(instance: DicomDataset, tree: ContentTree): Author | undefined {
  const children = attempted(() => tree.children(instance)) ?? [];
  const named = (code: (typeof codes)["personName"]) =>
    children.find((one) => isCode(codeOf(one, ConceptNameCodeSequence), code));
  const observer = named(codes.personName);
  const login = named(codes.personLogin);
  const name =
    (observer && personNameOf(observer, "0040A123")) ??
    sequenceOf(instance, "0040A078").flatMap((one) => personNameOf(one, "0040A123") ?? [])[0] ??
    sequenceOf(instance, "0040A073").flatMap((one) => personNameOf(one, "0040A075") ?? [])[0];
  return name ? { name, login: login && longTextOf(login, "0040A160") } : undefined;
}

function attempted<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
