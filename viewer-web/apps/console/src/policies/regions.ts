import type { RegionRule } from "@yingdun/api";

export interface Point {
  x: number;
  y: number;
}

const full = 1_000;
const smallest = 10;

export const clampThousandth = (value: number) => Math.min(full, Math.max(0, Math.round(value)));

/** The rectangle between two points of a drag, or nothing where it is too small to have been meant. */
export function ruleBetween(from: Point, to: Point, cover: boolean, monitor: number): RegionRule | undefined {
  const rule = {
    cover,
    monitor,
    left: clampThousandth(Math.min(from.x, to.x)),
    top: clampThousandth(Math.min(from.y, to.y)),
    right: clampThousandth(Math.max(from.x, to.x)),
    bottom: clampThousandth(Math.max(from.y, to.y)),
  };
  return rule.right - rule.left >= smallest && rule.bottom - rule.top >= smallest ? rule : undefined;
}

export const isSound = (rule: RegionRule) => rule.left < rule.right && rule.top < rule.bottom;

export const appliesTo = (rule: RegionRule, monitor: number) =>
  rule.monitor === -1 || rule.monitor === monitor;

/**
 * What no rule touches is decided by the first rule for that monitor: «cover this» leaves the rest bare, «leave this
 * out» marks the rest. A monitor that no rule names is marked as a whole. The agent cuts its window the same way.
 */
export function restIsMarked(rules: readonly RegionRule[], monitor: number): boolean {
  const first = rules.find((rule) => appliesTo(rule, monitor));
  return first === undefined || !first.cover;
}

/**
 * Share of the monitor that carries the mark, 0…1, exact: the rules' edges cut it into cells, and in each cell the
 * last rule over it wins.
 */
export function coveredShare(rules: readonly RegionRule[], monitor: number): number {
  const here = rules.filter((rule) => appliesTo(rule, monitor) && isSound(rule));
  const rest = restIsMarked(rules, monitor);
  const xs = edges(here.flatMap((rule) => [rule.left, rule.right]));
  const ys = edges(here.flatMap((rule) => [rule.top, rule.bottom]));
  let covered = 0;
  for (let i = 1; i < xs.length; i++) {
    for (let j = 1; j < ys.length; j++) {
      const [left, right, top, bottom] = [xs[i - 1] ?? 0, xs[i] ?? 0, ys[j - 1] ?? 0, ys[j] ?? 0];
      const last = here.findLast(
        (rule) => rule.left <= left && rule.right >= right && rule.top <= top && rule.bottom >= bottom,
      );
      if (last?.cover ?? rest) {
        covered += (right - left) * (bottom - top);
      }
    }
  }
  return covered / (full * full);
}

function edges(values: number[]): number[] {
  return [...new Set([0, full, ...values])].toSorted((a, b) => a - b);
}
