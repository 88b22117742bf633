import type { Vector } from "../study";
import { isComplete, type Mark, type MarkKind } from "./marks";

type Drawn = Pick<Mark, "kind" | "points">;

interface Surroundings {
  /** What is drawn now; undefined: nothing is. */
  kind: () => MarkKind | undefined;
  /** Of a place on the element, CSS pixels. */
  placeAt: (at: [x: number, y: number]) => Vector | undefined;
  /** What is being drawn has changed. */
  drafted: () => void;
  done: (drawn: Drawn) => void;
}

/** Draws marks on a plane by mouse or one finger: a point by a press, a line by a drag, an angle by a drag and a press. */
export class Marking {
  readonly #element: HTMLElement;
  readonly #around: Surroundings;
  readonly #closing = new AbortController();
  #draft: Drawn | undefined;

  constructor(element: HTMLElement, around: Surroundings) {
    this.#element = element;
    this.#around = around;
    const { signal } = this.#closing;
    element.addEventListener("pointerdown", this.#pressed, { signal });
    element.addEventListener("pointermove", this.#moved, { signal });
    element.addEventListener("pointerup", this.#lifted, { signal });
    element.addEventListener("pointercancel", this.giveUp, { signal });
  }

  /** What is being drawn; undefined: nothing is. */
  get draft(): Drawn | undefined {
    return this.#draft;
  }

  /** Of what has begun. */
  readonly giveUp = (): void => {
    if (this.#draft) {
      this.#set(undefined);
    }
  };

  close(): void {
    this.#closing.abort();
  }

  readonly #pressed = (event: PointerEvent) => {
    const kind = this.#around.kind();
    const place = kind && event.isPrimary && event.button === 0 ? this.#placeOf(event) : undefined;
    if (!kind || !place) {
      return;
    }
    if (kind === "probe") {
      this.#around.done({ kind, points: [place] });
    } else if (!this.#draft) {
      this.#set({ kind, points: [place, place] });
    }
  };

  readonly #moved = (event: PointerEvent) => {
    const draft = this.#draft;
    const place = draft && event.isPrimary ? this.#placeOf(event) : undefined;
    if (draft && place) {
      this.#set({ ...draft, points: [...draft.points.slice(0, -1), place] });
    }
  };

  readonly #lifted = (event: PointerEvent) => {
    const draft = this.#draft;
    const place = draft && event.isPrimary ? this.#placeOf(event) : undefined;
    if (!draft || !place) {
      return;
    }
    const points = [...draft.points.slice(0, -1), place];
    const [before, last] = points.slice(-2);
    if (String(before) === String(last)) {
      // Nothing is as long as a press on one place.
      this.giveUp();
    } else if (isComplete({ ...draft, points })) {
      this.#set(undefined);
      this.#around.done({ ...draft, points });
    } else {
      this.#set({ ...draft, points: [...points, place] });
    }
  };

  #placeOf({ clientX, clientY }: PointerEvent): Vector | undefined {
    const { left, top } = this.#element.getBoundingClientRect();
    return this.#around.placeAt([clientX - left, clientY - top]);
  }

  #set(draft: Drawn | undefined): void {
    this.#draft = draft;
    this.#around.drafted();
  }
}
