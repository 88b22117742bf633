import type { Vector } from "../study";

/** Millimetres by which a PET may be shifted along an axis: beyond that it is another examination. */
export const FARTHEST = 100;

/** The patient's left, back and head, as positive coordinates lead there. */
const letters = [
  ["L", "R"],
  ["P", "A"],
  ["H", "F"],
] as const;

/** What a reader wrote; whatever is no number is no shift. */
export function millimetresOf(text: string): number {
  const value = Number(text);
  return Number.isFinite(value) ? Math.min(FARTHEST, Math.max(-FARTHEST, value)) : 0;
}

/** As `L 5 mm, F 2.5 mm`: whither, and how far; undefined where it was not shifted. */
export function shiftText(shift: Vector): string | undefined {
  const parts = shift.flatMap((part, axis) => {
    const [positive, negative] = letters[axis as 0 | 1 | 2];
    return part === 0 ? [] : [`${part > 0 ? positive : negative} ${Number(Math.abs(part).toFixed(1))} mm`];
  });
  return parts.length > 0 ? parts.join(", ") : undefined;
}
