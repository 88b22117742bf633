import type { StudySearch } from "../address";
import { numberOf, personNameOf, textOf, textsOf, type DicomDataset, type DicomWeb } from "../dicomweb";
import { dateTimeOf, type Patient } from "../study";

/** A study that the server knows, before anything of it is opened. */
export interface FoundStudy {
  studyInstanceUID: string;
  patient: Patient;
  description?: string;
  modalities: string[];
  images?: number;
  /** As 2026-03-09 14:05. */
  taken?: string;
  /** As 20260309140500, empty where it is not recorded: the newest is the largest. */
  stamp: string;
}

/** Attributes that servers need not give unless they are asked for (PS3.18 table 10.6.3-3). */
const INCLUDED = "00100021,00081030,00080061,00201208";

/**
 * Studies that fit, the newest first. What a server does not heed of what it was asked by is held against its answers:
 * nobody is shown another patient's study for that.
 */
export async function findStudies(server: DicomWeb, search: StudySearch): Promise<FoundStudy[]> {
  const { patientID, accessionNumbers, from = "", to = "" } = search;
  const keys: Record<string, string> = { includefield: INCLUDED };
  if (patientID !== undefined) {
    keys["PatientID"] = patientID;
  }
  if (from || to) {
    keys["StudyDate"] = `${from.slice(0, 8)}-${to.slice(0, 8)}`;
  }
  const answers =
    accessionNumbers.length === 0
      ? [await server.studies(keys)]
      : await Promise.all(
          accessionNumbers.map((number) => server.studies({ ...keys, AccessionNumber: number })),
        );
  const found = answers
    .flat()
    .filter((one) => fits(one, search))
    .map(foundStudyOf);
  return [...new Map(found.map((one) => [one.studyInstanceUID, one])).values()].toSorted((a, b) =>
    b.stamp.localeCompare(a.stamp),
  );
}

/** Whether they are all of one person; nobody without a number is taken for the same person as anybody. */
export function isOnePerson(studies: readonly FoundStudy[]): boolean {
  const persons = new Set(
    studies.map(({ patient: { id, issuer = "" }, studyInstanceUID }) =>
      id === undefined ? studyInstanceUID : `${issuer}|${id}`,
    ),
  );
  return persons.size === 1;
}

function fits(study: DicomDataset, search: StudySearch): boolean {
  const among = (wanted: readonly string[], tag: string) =>
    wanted.length === 0 || textsOf(study, tag).some((one) => wanted.includes(one));
  const stamp = stampOf(study);
  return (
    textOf(study, "0020000D") !== undefined &&
    (search.patientID === undefined || textOf(study, "00100020") === search.patientID) &&
    among(search.issuers, "00100021") &&
    among(search.accessionNumbers, "00080050") &&
    among(search.modalities, "00080061") &&
    (search.birthDate === undefined || textOf(study, "00100030") === search.birthDate) &&
    (search.from === undefined || stamp.slice(0, search.from.length) >= search.from) &&
    (search.to === undefined || (stamp !== "" && stamp.slice(0, search.to.length) <= search.to))
  );
}

const stampOf = (study: DicomDataset) =>
  [textOf(study, "00080020"), textOf(study, "00080030")].join("").replaceAll(/\..*|\D/g, "");

const foundStudyOf = (study: DicomDataset): FoundStudy => ({
  studyInstanceUID: textOf(study, "0020000D") ?? "",
  patient: {
    name: personNameOf(study, "00100010"),
    id: textOf(study, "00100020"),
    issuer: textOf(study, "00100021"),
  },
  description: textOf(study, "00081030"),
  modalities: textsOf(study, "00080061"),
  images: numberOf(study, "00201208"),
  taken: dateTimeOf(textOf(study, "00080020") ?? "", textOf(study, "00080030") ?? ""),
  stamp: stampOf(study),
});
