import { opposite, patientLetters, type Frame } from "../study";

/** Where in the patient each edge of the picture points, in the letters of PS3.3 C.7.6.1.1.1. */
export interface Edges {
  left: string;
  right: string;
  top: string;
  bottom: string;
}

/** Undefined where nobody said how the patient lies in the picture. */
export function edgesOf({ plane, patientOrientation }: Frame): Edges | undefined {
  if (plane) {
    return {
      left: patientLetters(opposite(plane.row)),
      right: patientLetters(plane.row),
      top: patientLetters(opposite(plane.column)),
      bottom: patientLetters(plane.column),
    };
  }
  if (!patientOrientation) {
    return undefined;
  }
  const [right, bottom] = patientOrientation;
  return { left: oppositeLetters(right), right, top: oppositeLetters(bottom), bottom };
}

const opposites: Record<string, string> = { L: "R", R: "L", A: "P", P: "A", H: "F", F: "H" };

const oppositeLetters = (letters: string) =>
  [...letters].map((letter) => opposites[letter] ?? letter).join("");
