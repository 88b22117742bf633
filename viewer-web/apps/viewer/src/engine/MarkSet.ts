import type { Frame, Vector } from "../study";
import { measured, type Mark, type MeasuredMark } from "./marks";

/** By the volume's frames: whoever comes back to its planes finds them again. */
const kept = new WeakMap<readonly Frame[], readonly MeasuredMark[]>();

let numbered = 0;

/** What was drawn in one volume. */
export class MarkSet {
  readonly #frames: readonly Frame[];
  readonly #valueAt: (place: Vector) => number | undefined;

  constructor(frames: readonly Frame[], valueAt: (place: Vector) => number | undefined) {
    this.#frames = frames;
    this.#valueAt = valueAt;
  }

  get all(): readonly MeasuredMark[] {
    return kept.get(this.#frames) ?? [];
  }

  add(drawn: Pick<Mark, "kind" | "points">): void {
    kept.set(this.#frames, [...this.all, measured({ id: ++numbered, ...drawn }, this.#valueAt)]);
  }

  remove(id: number): void {
    kept.set(
      this.#frames,
      this.all.filter((mark) => mark.id !== id),
    );
  }
}
