import { paintMark } from "./paintMark";
import { readTile } from "./readTile";

/**
 * Asks the server for the tile (a PNG) of a screen with so many device pixels a CSS pixel. It knows the token and draws the
 * tile's period for that ratio; the page has neither key nor token. Undefined where the server wants no mark.
 */
export type TileSource = (devicePixelRatio: number) => Promise<Blob | undefined>;

const STYLE =
  "position:fixed!important;inset:0!important;width:100vw!important;height:100vh!important;margin:0!important;" +
  "padding:0!important;border:0!important;max-width:none!important;max-height:none!important;background:none!important;" +
  "pointer-events:none!important;z-index:2147483647!important;display:block!important;visibility:visible!important;" +
  "opacity:1!important;filter:none!important;transform:none!important;clip-path:none!important";

/** The pixel of the window at which an edge is drawn. */
export const devicePixels = (length: number) => Math.round(length * devicePixelRatio);

/**
 * The mark over a whole page: above everything that is not in full screen or a modal dialog of the browser's own, touched
 * by no pointer, heard by no screen reader. One pixel of the tile is one pixel of the screen at any ratio of device pixels,
 * since it is painted into a canvas of the window's size in device pixels. What was painted stays until its successor is
 * here, so that nothing flickers when tokens rotate or the ratio changes.
 *
 * A page that is enlarged with two fingers enlarges the mark with it.
 */
export class MarkOverlay {
  readonly #source: TileSource;
  readonly #failed: (failure: unknown) => void;
  readonly #taken: (tile: ImageBitmap | undefined) => void;
  readonly #canvas = document.createElement("canvas");
  readonly #context: CanvasRenderingContext2D;
  readonly #resizes: ResizeObserver;
  #ratioChange: MediaQueryList | undefined;
  #tile: ImageBitmap | undefined;
  /** Counts what was asked for: an answer that another question has overtaken is of no use. */
  #asked = 0;

  /** Rectangles in pixels of the window that carry the mark themselves. */
  readonly #spared: () => DOMRect[];

  /**
   * @param failed hears why there is no tile; what was painted before stays, and {@link refresh} tries again
   * @param spared what carries the mark in its own pixels, in CSS pixels of the window: nothing is laid over it
   * @param taken is handed each tile, which stays good until the next
   */
  constructor(
    source: TileSource,
    failed: (failure: unknown) => void,
    spared: () => DOMRect[] = () => [],
    taken: (tile: ImageBitmap | undefined) => void = () => undefined,
  ) {
    this.#source = source;
    this.#failed = failed;
    this.#spared = spared;
    this.#taken = taken;
    const context = this.#canvas.getContext("2d");
    if (!context) {
      throw new Error("This browser draws no canvas.");
    }
    this.#context = context;
    this.#canvas.ariaHidden = "true";
    this.#canvas.popover = "manual";
    this.#canvas.style.cssText = STYLE;
    this.#rise();
    document.addEventListener("fullscreenchange", this.#rise);
    this.#resizes = new ResizeObserver(([entry]) => this.#resize(entry));
    try {
      this.#resizes.observe(this.#canvas, { box: "device-pixel-content-box" });
    } catch {
      this.#resizes.observe(this.#canvas);
    }
    this.#newRatio();
  }

  /** Asks for the tile again, as is due when the token's time is over. */
  refresh(): void {
    const asked = ++this.#asked;
    this.#source(devicePixelRatio)
      .then((png) => png && readTile(png))
      .then((tile) => this.#take(tile, asked))
      .catch((failure: unknown) => {
        if (asked === this.#asked) {
          this.#failed(failure);
        }
      });
  }

  close(): void {
    this.#asked++;
    this.#resizes.disconnect();
    this.#ratioChange?.removeEventListener("change", this.#newRatio);
    document.removeEventListener("fullscreenchange", this.#rise);
    this.#canvas.remove();
    this.#tile?.close();
    this.#tile = undefined;
  }

  /**
   * To the top of the browser's top layer: whoever enters the document anew comes last there, and hiding and showing it
   * would leave it where it was. A browser without such a layer has the z-index.
   */
  readonly #rise = () => {
    document.body.append(this.#canvas);
    if (typeof this.#canvas.showPopover === "function") {
      this.#canvas.showPopover();
    }
  };

  readonly #newRatio = () => {
    this.#ratioChange?.removeEventListener("change", this.#newRatio);
    this.#ratioChange = matchMedia(`(resolution: ${devicePixelRatio}dppx)`);
    this.#ratioChange.addEventListener("change", this.#newRatio);
    this.refresh();
  };

  #take(tile: ImageBitmap | undefined, asked: number): void {
    if (asked !== this.#asked) {
      tile?.close();
      return;
    }
    this.#tile?.close();
    this.#tile = tile;
    this.repaint();
    this.#taken(tile);
  }

  /** Safari knows no device-pixel-content-box: there the size is what the ratio makes of it. */
  #resize(entry: ResizeObserverEntry | undefined): void {
    const exact = entry?.devicePixelContentBoxSize?.[0];
    this.#canvas.width = exact?.inlineSize ?? Math.round(this.#canvas.clientWidth * devicePixelRatio);
    this.#canvas.height = exact?.blockSize ?? Math.round(this.#canvas.clientHeight * devicePixelRatio);
    this.repaint();
  }

  /** As is due when what is spared has moved. */
  repaint(): void {
    this.#context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
    if (this.#tile) {
      paintMark(this.#context, this.#tile);
      for (const { left, top, right, bottom } of this.#spared()) {
        const [x, y] = [devicePixels(left), devicePixels(top)];
        this.#context.clearRect(x, y, devicePixels(right) - x, devicePixels(bottom) - y);
      }
    }
  }

  /** Makes what is below it unreadable. */
  blur(): void {
    for (const child of document.body.children) {
      if (child instanceof HTMLElement && child !== this.#canvas) {
        child.style.filter = "blur(16px)";
      }
    }
  }

  /** Puts it back where it was taken away, hidden or moved. @returns whether that was so */
  putBack(): boolean {
    const shown = getComputedStyle(this.#canvas);
    const { left, top, width, height } = this.#canvas.getBoundingClientRect();
    const whole =
      this.#canvas.isConnected &&
      shown.display !== "none" &&
      shown.visibility === "visible" &&
      shown.opacity === "1" &&
      shown.filter === "none" &&
      shown.clipPath === "none" &&
      shown.mixBlendMode === "normal" &&
      Math.abs(left) < 1 &&
      Math.abs(top) < 1 &&
      width > 0.9 * document.documentElement.clientWidth &&
      height > 0.9 * document.documentElement.clientHeight;
    if (!whole) {
      this.#canvas.className = "";
      this.#canvas.hidden = false;
      this.#canvas.style.cssText = STYLE;
      this.#rise();
      this.repaint();
    }
    return !whole;
  }
}
