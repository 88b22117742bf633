import { Enums, eventTarget, RenderingEngine } from "@cornerstonejs/core";
import { Watched } from "../watched";

export interface GraphicsState {
  /**
   * - `there`: pictures are drawn
   * - `lost`: the device took its graphics away; they are asked for again
   * - `gone`: they did not come back, or were taken away again and again
   */
  status: "there" | "lost" | "gone";
}

const { WEBGL_CONTEXT_LOST, WEBGL_CONTEXT_RESTORED } = Enums.Events;

/** Milliseconds until they are asked for again, where the device does not say that they are back. */
const AGAIN = 1500;
/** How often they are asked for before the person is. */
const ATTEMPTS = 6;
/** Milliseconds in which they may be lost so often, and no more: what is drawn may be why. */
const WHILE = 60_000;
const MOST_LOSSES = 3;

let made = 0;

/**
 * What draws the pictures. A device may take its graphics away at any time, as when its driver starts anew; what was drawn
 * then stays on the screen, whatever else it is said to be, so that all views have to be closed, and opened again.
 */
export class Graphics extends Watched<GraphicsState> {
  #rendering = new RenderingEngine(`viewer-${++made}`);
  /** When they were lost, performance.now(). */
  #losses: number[] = [];
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    super({ status: "there" });
    eventTarget.addEventListener(WEBGL_CONTEXT_LOST, this.#lost);
    eventTarget.addEventListener(WEBGL_CONTEXT_RESTORED, this.#restored);
  }

  /** Of views that are opened now. */
  get rendering(): RenderingEngine {
    return this.#rendering;
  }

  /** The person asks for them. */
  retry = (): void => {
    this.#losses = [];
    this.change({ status: "lost" });
    this.#ask(1);
  };

  readonly #lost = (event: Event) => {
    const { renderingEngineId } = (event as CustomEvent<{ renderingEngineId: string }>).detail;
    if (renderingEngineId !== this.#rendering.id || this.state.status !== "there") {
      return;
    }
    const now = performance.now();
    this.#losses = [...this.#losses.filter((before) => now - before < WHILE), now];
    if (this.#losses.length > MOST_LOSSES) {
      this.change({ status: "gone" });
      return;
    }
    this.change({ status: "lost" });
    this.#timer = setTimeout(() => this.#ask(ATTEMPTS), AGAIN);
  };

  readonly #restored = () => {
    if (this.state.status === "lost") {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#ask(ATTEMPTS));
    }
  };

  #ask(attempts: number): void {
    clearTimeout(this.#timer);
    if (isThere()) {
      this.#rendering.destroy();
      this.#rendering = new RenderingEngine(`viewer-${++made}`);
      this.change({ status: "there" });
    } else if (attempts > 1) {
      this.#timer = setTimeout(() => this.#ask(attempts - 1), AGAIN);
    } else {
      this.change({ status: "gone" });
    }
  }
}

/** A new context can be had. */
function isThere(): boolean {
  const context = document.createElement("canvas").getContext("webgl2");
  const there = context !== null && !context.isContextLost();
  context?.getExtension("WEBGL_lose_context")?.loseContext();
  return there;
}
