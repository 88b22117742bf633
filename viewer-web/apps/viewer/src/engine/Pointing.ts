type Place = [x: number, y: number];

/** Tells where on an element a mouse points while it drags nothing. A finger covers what it points to. */
export class Pointing {
  readonly #element: HTMLElement;
  readonly #pointed: (at: Place | undefined) => void;
  #at: Place | undefined;

  /** @param pointed gets CSS pixels from the element's left upper corner; undefined: the mouse is gone, or drags */
  constructor(element: HTMLElement, pointed: (at: Place | undefined) => void) {
    this.#element = element;
    this.#pointed = pointed;
    element.addEventListener("pointermove", this.#moved);
    element.addEventListener("pointerup", this.#moved);
    element.addEventListener("pointerdown", this.#left);
    element.addEventListener("pointerleave", this.#left);
  }

  /** Tells it once more: under a mouse that rests the picture changed. */
  again(): void {
    if (this.#at) {
      this.#pointed(this.#at);
    }
  }

  close(): void {
    this.#element.removeEventListener("pointermove", this.#moved);
    this.#element.removeEventListener("pointerup", this.#moved);
    this.#element.removeEventListener("pointerdown", this.#left);
    this.#element.removeEventListener("pointerleave", this.#left);
  }

  readonly #moved = ({ clientX, clientY, pointerType, buttons }: PointerEvent) => {
    if (pointerType === "mouse" && buttons === 0) {
      const { left, top } = this.#element.getBoundingClientRect();
      this.#tell([clientX - left, clientY - top]);
    }
  };

  readonly #left = () => this.#tell(undefined);

  #tell(at: Place | undefined): void {
    this.#at = at;
    this.#pointed(at);
  }
}
