/** Tells when a gesture that began on an element is over, wherever it ends, and the engine has done its part of it. */
export class Gestures {
  readonly #element: HTMLElement;
  readonly #done: () => void;
  /** Runs until the last gesture that ended is told. */
  #timer: ReturnType<typeof setTimeout> | undefined;
  #pressed = false;

  constructor(element: HTMLElement, done: () => void) {
    this.#element = element;
    this.#done = done;
    element.addEventListener("pointerdown", this.#began);
  }

  /**
   * One is over without a pointer that left. The engine's own listeners come after ours, so it is told a little later; and
   * while a pointer is down, when that leaves: half of a gesture is no step.
   */
  readonly ended = () => {
    if (this.#pressed) {
      return;
    }
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.settle());
  };

  /** Tells of one that is over and was not told yet, now. */
  settle(): void {
    if (this.#timer !== undefined) {
      clearTimeout(this.#timer);
      this.#timer = undefined;
      this.#done();
    }
  }

  close(): void {
    this.#element.removeEventListener("pointerdown", this.#began);
    this.#unawait();
    clearTimeout(this.#timer);
  }

  readonly #began = () => {
    this.settle();
    this.#pressed = true;
    document.addEventListener("pointerup", this.#released);
    document.addEventListener("pointercancel", this.#released);
  };

  readonly #released = () => {
    this.#pressed = false;
    this.#unawait();
    this.ended();
  };

  #unawait(): void {
    document.removeEventListener("pointerup", this.#released);
    document.removeEventListener("pointercancel", this.#released);
  }
}
