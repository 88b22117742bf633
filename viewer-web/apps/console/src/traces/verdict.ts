import type { Trace, TraceState } from "@yingdun/api";

/**
 * The n of «a wrong name happens less than once in 10^n»: the largest for which it is true. A probability that the
 * server's numbers cannot hold (0) is shown as the smallest that they can.
 */
export function wrongNameExponent(probability: number): number {
  const held = Math.max(probability, Number.MIN_VALUE);
  const exponent = Math.ceil(-Math.log10(held)) - 1;
  // Exact powers of ten and rounding: step to the largest n that satisfies p < 10^-n.
  return held < 10 ** -(exponent + 1) ? exponent + 1 : held < 10 ** -exponent ? exponent : exponent - 1;
}

export const isOver = (state: TraceState): boolean =>
  state === "DONE" || state === "FAILED" || state === "CANCELLED";

export type Outcome = "running" | "attributed" | "cannotTell" | "failed" | "cancelled";

export function outcomeOf(trace: Pick<Trace, "state" | "verdict">): Outcome {
  switch (trace.state) {
    case "QUEUED":
    case "RUNNING":
      return "running";
    case "FAILED":
      return "failed";
    case "CANCELLED":
      return "cancelled";
    case "DONE":
      return trace.verdict === "MATCH" ? "attributed" : "cannotTell";
  }
}
