import type { MeasuredMark } from "../engine";
import { valueUnitOf, type Frame } from "../study";
import { short } from "../viewport";

/** In the place of a value that there is none of. */
const AWAY = "—";

/** What a mark measures, with its unit; values as the stack tells them, SUVs where there are some. */
export function markText({ kind, amount }: Pick<MeasuredMark, "kind" | "amount">, frame: Frame): string {
  if (amount === undefined) {
    return AWAY;
  }
  switch (kind) {
    case "length":
      return `${amount.toFixed(1)} mm`;
    case "angle":
      return `${amount.toFixed(1)}°`;
    case "probe":
      return frame.suv?.factor === undefined
        ? `${short(amount)} ${valueUnitOf(frame)}`.trim()
        : `${(amount * frame.suv.factor).toFixed(2)} SUVbw`;
  }
}
