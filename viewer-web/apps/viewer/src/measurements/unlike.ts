import type { Statement } from "../sr";
import type { Quantity } from "./measure";

interface Said {
  record?: { statements: readonly Statement[] };
  own: boolean;
  quantities: readonly Quantity[];
}

/** Half of the last digit that is shown, and half a percent: other programs count the pixels at an edge otherwise. */
const [SHOWN, PART] = [0.05, 0.005];

/**
 * What a document says of a drawing and the page does not: what it has no result for, as while the pixels are away, and,
 * of another author's, what is not the same here.
 */
export function unlike({ record, own, quantities }: Said): Statement[] {
  return (record?.statements ?? []).filter(({ quantity, number, unit }) => {
    const here = quantities.find(({ name }) => name === quantity);
    if (!here?.numbers) {
      return quantity !== undefined || !own;
    }
    const same =
      here.unit === unit &&
      here.numbers.some(
        (one) => number !== undefined && Math.abs(one - number) <= SHOWN + PART * Math.abs(one),
      );
    return !own && !same;
  });
}
