import { pixelsBetween, type ImagePoint } from "../measurements/geometry";
import type { RecordedDrawing } from "../sr";

/** What becomes of a page's drawings once the reader saved others from another page; drawings by their tracking UIDs. */
interface Reconciled {
  /** Of this page, to be taken away: changed elsewhere, or gone there. */
  outdated: ReadonlySet<string>;
  /** Of the other page, not to be drawn: this page changed them, or took them away. */
  overruled: ReadonlySet<string>;
  /** How many were changed on both pages, so that the other page's change is lost. */
  conflicts: number;
}

/**
 * A drawing that only one page changed is as that page has it. One that both changed is as this page has it: nothing
 * disappears under the reader's hand.
 *
 * @param before what both pages began with
 * @param here this page's
 * @param there the other page's
 */
export function reconcile(
  before: readonly RecordedDrawing[],
  here: readonly RecordedDrawing[],
  there: readonly RecordedDrawing[],
): Reconciled {
  const [nowHere, nowThere] = [byUid(here), byUid(there)];
  const outdated = new Set<string>();
  const overruled = new Set<string>();
  let conflicts = 0;
  for (const first of before) {
    const { trackingUid } = first;
    const [mine, theirs] = [nowHere.get(trackingUid), nowThere.get(trackingUid)];
    if (same(theirs, first)) {
      overruled.add(trackingUid);
    } else if (same(mine, first)) {
      outdated.add(trackingUid);
    } else {
      overruled.add(trackingUid);
      conflicts += same(mine, theirs) ? 0 : 1;
    }
  }
  return { outdated, overruled, conflicts };
}

const byUid = (drawings: readonly RecordedDrawing[]) =>
  new Map(drawings.map((one) => [one.trackingUid, one]));

/** Pixels; what was stored in 32 bits and went through the engine's arithmetic is the same. */
const SAME = 0.02;

/** Not what it stands on: that follows from the calibrations, which are drawings themselves. */
function same(one: RecordedDrawing | undefined, other: RecordedDrawing | undefined): boolean {
  if (!one || !other) {
    return one === other;
  }
  return (
    one.kind === other.kind &&
    (one.label ?? "") === (other.label ?? "") &&
    Boolean(one.proposed) === Boolean(other.proposed) &&
    Boolean(one.wholeSeries) === Boolean(other.wholeSeries) &&
    one.points.length === other.points.length &&
    sameFigure(one, other)
  );
}

/** A document has corners and the ends of axes in an order of its own, and of a circle any point of its edge. */
function sameFigure({ kind, points: a }: RecordedDrawing, { points: b }: RecordedDrawing): boolean {
  switch (kind) {
    case "rectangle":
    case "ellipse":
      return isAmong(a, b) && isAmong(b, a);
    case "circle":
      return near(a[0], b[0]) && Math.abs(radiusOf(a) - radiusOf(b)) < SAME;
    default:
      return a.every((point, index) => near(point, b[index]));
  }
}

const away = (a: ImagePoint | undefined, b: ImagePoint | undefined): number =>
  a && b ? pixelsBetween(a, b) : Number.NaN;

const near = (a: ImagePoint | undefined, b: ImagePoint | undefined) => away(a, b) < SAME;

const isAmong = (some: readonly ImagePoint[], all: readonly ImagePoint[]) =>
  some.every((point) => all.some((other) => near(point, other)));

const radiusOf = ([centre, edge]: readonly ImagePoint[]) => away(centre, edge);
