import { devicePixels, MarkOverlay } from "./MarkOverlay";
import { paintMark } from "./paintMark";

/** An answer of the server. */
export interface ServedTile {
  /** Undefined where the server wants no mark. */
  png: Blob | undefined;
  /** By which the server is told that the mark was removed. */
  showing: string | undefined;
  /** Until the next is due. */
  seconds: number;
}

export interface MarkServer {
  tile: (devicePixelRatio: number) => Promise<ServedTile>;
  removed: (showing: string) => Promise<void>;
}

/** Milliseconds from a failure to the next attempt. */
const AGAIN = 1000;
/** After so many who waits is told. */
const PATIENCE = 8;
/** Milliseconds to the next attempt from then on. */
const LATER = 10_000;
/** Milliseconds between two looks at whether it is still there. */
const LOOK = 1000;
/** Seconds before its end at which a tile is replaced. */
const AHEAD = 30;

/** What a server's answer says (cloud-core/server/API.md, «Marks of pages»). */
export async function servedTile(response: Response): Promise<ServedTile> {
  return {
    png: response.status === 204 ? undefined : await response.blob(),
    showing: response.headers.get("Yingdun-Mark-Showing") ?? undefined,
    seconds: Number(response.headers.get("Yingdun-Mark-Seconds")) || 300,
  };
}

/**
 * The mark of one viewing: in the pixels of canvases that are painted by {@link paintInto}, over everything else as a layer.
 * Who removes the layer has it put back, the server told, and the page blurred until it is loaded anew.
 */
export class PageMark {
  readonly #server: MarkServer;
  readonly #overlay: MarkOverlay;
  readonly #own = new Map<HTMLCanvasElement, { place: DOMRect; room: Element }>();
  /** Where nothing was laid, as it was painted last. */
  #sparedLast = "";
  readonly #moves = new ResizeObserver(() => this.#moved());
  readonly #changes = new MutationObserver(() => this.#look());
  readonly #looks: ReturnType<typeof setInterval>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #tile: ImageBitmap | undefined;
  #showing: string | undefined;
  #failures = 0;
  #answered = false;
  #told = false;
  #waiting: { done: () => void; failed: (failure: unknown) => void }[] = [];

  constructor(server: MarkServer) {
    this.#server = server;
    this.#overlay = new MarkOverlay(
      async (ratio) => {
        const { png, showing, seconds } = await server.tile(ratio);
        this.#showing = showing;
        this.#again(1000 * Math.max(AHEAD, seconds - AHEAD));
        return png;
      },
      (failure) => this.#failed(failure),
      () => this.#spared(),
      (tile) => this.#taken(tile),
    );
    this.#changes.observe(document.body, { childList: true });
    this.#looks = setInterval(() => this.#look(), LOOK);
  }

  /** Resolves when the page may be shown: its mark is there, or none is wanted. */
  whenReady(): Promise<void> {
    return this.#answered
      ? Promise.resolve()
      : new Promise((done, failed) => this.#waiting.push({ done, failed }));
  }

  /**
   * Composites the mark into what was just drawn on the page, where it goes on with the layer's pattern.
   *
   * @param room what may lie over the canvas and is of it; anything else over it has the layer above
   */
  paintInto(canvas: HTMLCanvasElement, room: Element): void {
    const context = this.#tile && canvas.getContext("2d");
    if (!context || !this.#tile) {
      return;
    }
    const place = canvas.getBoundingClientRect();
    paintMark(context, this.#tile, devicePixels(place.left), devicePixels(place.top));
    const before = this.#own.get(canvas)?.place;
    if (!before) {
      this.#moves.observe(canvas);
    }
    if (before?.left !== place.left || before.top !== place.top) {
      this.#own.set(canvas, { place, room });
      this.#moved();
    }
  }

  /** Composites it into a picture that is not on the page, as one that is saved. */
  paintPicture(context: CanvasRenderingContext2D): void {
    if (this.#tile) {
      paintMark(context, this.#tile);
    }
  }

  close(): void {
    clearTimeout(this.#timer);
    clearInterval(this.#looks);
    this.#changes.disconnect();
    this.#moves.disconnect();
    this.#overlay.close();
  }

  #spared(): DOMRect[] {
    return [...this.#own].flatMap(([canvas, { room }]) => {
      const place = canvas.getBoundingClientRect();
      const seen = document.elementFromPoint((place.left + place.right) / 2, (place.top + place.bottom) / 2);
      return canvas.isConnected && room.contains(seen) ? [place] : [];
    });
  }

  /** Something that carries the mark itself may be elsewhere, or covered. */
  #moved(): void {
    const spared = JSON.stringify(this.#spared());
    if (spared !== this.#sparedLast) {
      this.#sparedLast = spared;
      this.#overlay.repaint();
    }
  }

  #taken(tile: ImageBitmap | undefined): void {
    this.#tile = tile;
    this.#failures = 0;
    this.#answered = true;
    this.#waiting.splice(0).forEach(({ done }) => done());
  }

  #failed(failure: unknown): void {
    if (++this.#failures >= PATIENCE) {
      this.#waiting.splice(0).forEach(({ failed }) => failed(failure));
    }
    this.#again(this.#failures < PATIENCE ? AGAIN : LATER);
  }

  #again(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#overlay.refresh(), milliseconds);
  }

  #look(): void {
    for (const canvas of this.#own.keys()) {
      if (!canvas.isConnected) {
        this.#own.delete(canvas);
        this.#moves.unobserve(canvas);
      }
    }
    this.#moved();
    if (!this.#tile || !this.#overlay.putBack()) {
      return;
    }
    this.#overlay.blur();
    if (this.#showing && !this.#told) {
      this.#told = true;
      this.#server.removed(this.#showing).catch(() => {
        this.#told = false;
      });
    }
  }
}
