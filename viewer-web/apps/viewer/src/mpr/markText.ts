import type { MeasuredMark } from "../engine";
import { valueUnitOf, type Frame } from "../study";
import { short } from "../viewport";

/** In the place of a value that there is none of. */
const AWAY = "—";

/** What a mark measures, with its unit; values as the stack tells them, SUVs where there are some. */
export function markText(
  { kind, amount, within }: Pick<MeasuredMark, "kind" | "amount" | "within">,
  frame: Frame,
): string {
  if (amount === undefined) {
    return AWAY;
  }
  switch (kind) {
    case "length":
      return `${amount.toFixed(1)} mm`;
    case "angle":
      return `${amount.toFixed(1)}°`;
    case "probe":
      return valuesText([amount], frame);
    case "sphere":
    case "cube":
      return `${millilitres(amount)} ml, ${within ? valuesText([within.mean, within.deviation], frame, " ± ") : AWAY}`;
  }
}

/** Three digits are what a drag can tell. */
const millilitres = (cubicMillimetres: number) => String(Number((cubicMillimetres / 1000).toPrecision(3)));

/** Values as the stack tells them, with their unit. */
export function valuesText(values: readonly number[], frame: Frame, between = ""): string {
  const factor = frame.suv?.factor;
  return factor === undefined
    ? `${values.map(short).join(between)} ${valueUnitOf(frame)}`.trim()
    : `${values.map((value) => (value * factor).toFixed(2)).join(between)} SUVbw`;
}
