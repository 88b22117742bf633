import { patientLetters } from "./imagePlane";
import type { Frame } from "./model";
import { opposite, type Vector } from "./vector";

/** Where in the patient each edge of the picture points, in the letters of PS3.3 C.7.6.1.1.1. */
export interface Edges {
  left: string;
  right: string;
  top: string;
  bottom: string;
}

/**
 * Undefined where nobody said how the patient lies in the picture.
 *
 * @param ways to the screen's edges, in the patient or, for a frame without a plane, in the picture: x along rows, y
 *   along columns
 */
export function edgesOf(frame: Frame, ways: Record<keyof Edges, Vector>): Edges | undefined {
  const letters = lettersOf(frame);
  return letters && edgesBy(letters, ways);
}

export const edgesBy = (
  letters: (direction: Vector) => string,
  { left, right, top, bottom }: Record<keyof Edges, Vector>,
): Edges => ({ left: letters(left), right: letters(right), top: letters(top), bottom: letters(bottom) });

/** Of the picture as it was recorded. */
export function recordedEdges(frame: Frame): Edges | undefined {
  const { row, column }: { row: Vector; column: Vector } = frame.plane ?? {
    row: [1, 0, 0],
    column: [0, 1, 0],
  };
  return edgesOf(frame, { left: opposite(row), right: row, top: opposite(column), bottom: column });
}

function lettersOf({ plane, patientOrientation }: Frame): ((direction: Vector) => string) | undefined {
  if (plane) {
    return patientLetters;
  }
  if (!patientOrientation) {
    return undefined;
  }
  const [alongRows, alongColumns] = patientOrientation;
  return ([x, y]) => {
    const [letters, part] = Math.abs(x) >= Math.abs(y) ? [alongRows, x] : [alongColumns, y];
    return part >= 0 ? letters : oppositeLetters(letters);
  };
}

const opposites: Record<string, string> = { L: "R", R: "L", A: "P", P: "A", H: "F", F: "H" };

const oppositeLetters = (letters: string) =>
  [...letters].map((letter) => opposites[letter] ?? letter).join("");
