import type { Frame } from "../study";
import { measured, type Mark, type Measurable, type MeasuredMark } from "./marks";

/** By the volume's frames: whoever comes back to its planes finds them again. */
const kept = new WeakMap<readonly Frame[], readonly MeasuredMark[]>();

let numbered = 0;

/** What was drawn in one volume. */
export class MarkSet {
  readonly #frames: readonly Frame[];
  readonly #volume: Measurable;

  constructor(frames: readonly Frame[], volume: Measurable) {
    this.#frames = frames;
    this.#volume = volume;
  }

  get all(): readonly MeasuredMark[] {
    return kept.get(this.#frames) ?? [];
  }

  add(drawn: Pick<Mark, "kind" | "points">): void {
    kept.set(this.#frames, [...this.all, measured({ id: ++numbered, ...drawn }, this.#volume)]);
  }

  remove(id: number): void {
    kept.set(
      this.#frames,
      this.all.filter((mark) => mark.id !== id),
    );
  }
}
