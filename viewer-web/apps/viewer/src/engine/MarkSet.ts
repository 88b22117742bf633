import { newUid } from "../sr";
import { commonSuv, type Frame } from "../study";
import { keptMarks, type KeptMark } from "./keptMarks";
import { measured, type Mark, type Measurable } from "./marks";

/** What was drawn in one volume. */
export class MarkSet {
  readonly #frames: readonly Frame[];
  readonly #volume: Measurable;

  constructor(frames: readonly Frame[], volume: Measurable) {
    this.#frames = frames;
    this.#volume = volume;
  }

  get all(): readonly KeptMark[] {
    const [frame] = this.#frames;
    return frame ? keptMarks.in(frame) : [];
  }

  add(drawn: Pick<Mark, "kind" | "points">): void {
    const [frame] = this.#frames;
    if (frame) {
      const mark = measured({ id: keptMarks.nextId(), ...drawn }, this.#volume);
      keptMarks.add([
        { ...mark, frame: { ...frame, suv: commonSuv(this.#frames) }, trackingUid: newUid(), own: true },
      ]);
    }
  }
}
