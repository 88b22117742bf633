import { paintMark } from "./paintMark";
import { readTile } from "./readTile";

/**
 * Asks the server for the tile (a PNG) of a screen with so many device pixels a CSS pixel. It knows the token and draws the
 * tile's period for that ratio; the page has neither key nor token.
 */
export type TileSource = (devicePixelRatio: number) => Promise<Blob>;

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
  readonly #canvas = document.createElement("canvas");
  readonly #context: CanvasRenderingContext2D;
  readonly #resizes: ResizeObserver;
  #ratioChange: MediaQueryList | undefined;
  #tile: ImageBitmap | undefined;
  /** Counts what was asked for: an answer that another question has overtaken is of no use. */
  #asked = 0;

  /** @param failed hears why there is no tile; what was painted before stays, and {@link refresh} tries again */
  constructor(source: TileSource, failed: (failure: unknown) => void) {
    this.#source = source;
    this.#failed = failed;
    const context = this.#canvas.getContext("2d");
    if (!context) {
      throw new Error("This browser draws no canvas.");
    }
    this.#context = context;
    this.#canvas.ariaHidden = "true";
    this.#canvas.popover = "manual";
    this.#canvas.style.cssText =
      "position:fixed;inset:0;width:100vw;height:100vh;margin:0;padding:0;border:0;max-width:none;max-height:none;" +
      "background:none;pointer-events:none;z-index:2147483647";
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
      .then(readTile)
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

  #take(tile: ImageBitmap, asked: number): void {
    if (asked !== this.#asked) {
      tile.close();
      return;
    }
    this.#tile?.close();
    this.#tile = tile;
    this.#paint();
  }

  /** Safari knows no device-pixel-content-box: there the size is what the ratio makes of it. */
  #resize(entry: ResizeObserverEntry | undefined): void {
    const exact = entry?.devicePixelContentBoxSize?.[0];
    this.#canvas.width = exact?.inlineSize ?? Math.round(this.#canvas.clientWidth * devicePixelRatio);
    this.#canvas.height = exact?.blockSize ?? Math.round(this.#canvas.clientHeight * devicePixelRatio);
    this.#paint();
  }

  #paint(): void {
    if (this.#tile) {
      this.#context.clearRect(0, 0, this.#canvas.width, this.#canvas.height);
      paintMark(this.#context, this.#tile);
    }
  }
}
