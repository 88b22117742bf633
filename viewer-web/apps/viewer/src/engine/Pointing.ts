type Place = [x: number, y: number];

/** Tells where on an element a mouse points while it drags nothing. A finger covers what it points to. */
export class Pointing {
  readonly #element: HTMLElement;
  readonly #pointed: (at: Place | undefined) => void;

  /** @param pointed gets CSS pixels from the element's left upper corner; undefined: the mouse is gone */
  constructor(element: HTMLElement, pointed: (at: Place | undefined) => void) {
    this.#element = element;
    this.#pointed = pointed;
    element.addEventListener("pointermove", this.#moved);
    element.addEventListener("pointerleave", this.#left);
  }

  close(): void {
    this.#element.removeEventListener("pointermove", this.#moved);
    this.#element.removeEventListener("pointerleave", this.#left);
  }

  readonly #moved = ({ clientX, clientY, pointerType, buttons }: PointerEvent) => {
    if (pointerType === "mouse" && buttons === 0) {
      const { left, top } = this.#element.getBoundingClientRect();
      this.#pointed([clientX - left, clientY - top]);
    }
  };

  readonly #left = () => this.#pointed(undefined);
}
