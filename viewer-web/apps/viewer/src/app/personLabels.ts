import { idFor, nameFor, type Patient, type StudyFacts } from "../study";

type Study = Pick<StudyFacts, "studyInstanceUID" | "patient">;

/**
 * Whose each study is, by its UID, such that no two people read alike; empty where all are one person's. Without a number
 * nobody is known to be the same as anybody else.
 */
export function personLabels(
  studies: readonly Study[],
  guest: boolean,
  nameless: string,
): ReadonlyMap<string, string> {
  const persons = new Map(studies.map((study) => [personOf(study), wordsOf(study.patient, guest, nameless)]));
  if (persons.size < 2) {
    return new Map();
  }
  return new Map(
    studies.map((study) => {
      const person = personOf(study);
      const words = persons.get(person) ?? nameless;
      const alike = [...persons.keys()].filter((one) => persons.get(one) === words);
      // Masks can hide all that tells them apart.
      const ordinal = alike.length > 1 ? ` (${alike.indexOf(person) + 1})` : "";
      return [study.studyInstanceUID, words + ordinal];
    }),
  );
}

const personOf = ({ studyInstanceUID, patient: { id, issuer, name } }: Study): string =>
  id === undefined ? studyInstanceUID : [id, issuer, name].join("\n");

const wordsOf = ({ name, id }: Patient, guest: boolean, nameless: string): string =>
  [nameFor(name, guest) || nameless, idFor(id, guest)].filter(Boolean).join(" ");
