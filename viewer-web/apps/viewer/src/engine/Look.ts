import type { Enums, StackViewport, Types } from "@cornerstonejs/core";
import type { ColourMap } from "../colours";
import { beginsInverted, isGrey, type Frame, type VoiWindow } from "../study";
import { contrastInUse, isSameRange, ownContrast, rangeOfWindow, type Contrast } from "./contrast";
import type { FrameImages } from "./FrameImages";
import { toneFunction, windowFunction } from "./toning";

/** What of a look can be taken back. */
export interface LookStep {
  /** Undefined: as each picture asks for it. */
  contrast?: Contrast;
  inverted: boolean;
  /** Undefined: greys. */
  colours?: ColourMap;
}

/** From values to what the screen shows: window or curve, polarity, colours; chosen by the reader or as the picture asks. */
export class Look {
  readonly #viewport: StackViewport;
  readonly #images: FrameImages;
  /** By the reader, on top of what the picture itself asks for. */
  #inverted = false;
  /** By the reader, in the place of what each picture asks for. */
  #chosen: Contrast | undefined;
  #colours: ColourMap | undefined;
  /** What the engine was told last: where it shows another range, the reader dragged. */
  #presented: Contrast | undefined;

  constructor(viewport: StackViewport, images: FrameImages) {
    this.#viewport = viewport;
    this.#images = images;
  }

  get step(): LookStep {
    return { contrast: this.#chosen, inverted: this.#inverted, colours: this.#colours };
  }

  set step({ contrast, inverted, colours }: LookStep) {
    this.#chosen = contrast;
    this.#inverted = inverted;
    this.#colours = colours;
  }

  /** As the pictures themselves ask to be seen. */
  reset(): void {
    this.step = { inverted: false };
  }

  /** Other pictures come. */
  forget(): void {
    this.reset();
    this.#presented = undefined;
  }

  setWindow(chosen: VoiWindow, { voi }: Frame): void {
    this.#chosen = { by: "window", range: rangeOfWindow(chosen, voi.function) };
  }

  invert(): void {
    this.#inverted = !this.#inverted;
  }

  set colours(colours: ColourMap | undefined) {
    this.#colours = colours;
  }

  /** Undefined where a picture is grey, or has colours of its own. */
  coloursOf(frame: Frame): { map: ColourMap; inverted: boolean } | undefined {
    return this.#colours && isGrey(frame)
      ? { map: this.#colours, inverted: this.#isInverted(frame) }
      : undefined;
  }

  /**
   * The engine's tool changes the range that the engine has, and tells nobody that it was the reader. A range that it
   * computed itself is that of the next picture.
   */
  noticeDrag(): void {
    const { voiRange, isComputedVOI } = this.#viewport.getProperties();
    if (this.#presented && voiRange && !isComputedVOI && !isSameRange(voiRange, this.#presented.range)) {
      this.#presented = { ...this.#presented, range: voiRange };
      this.#chosen = this.#presented;
    }
  }

  /**
   * The contrast in use, and after it the lowest value white where the picture begins with that, before it is drawn.
   */
  present(frame: Frame | undefined): void {
    const image = this.#viewport.getCornerstoneImage();
    if (!frame || !image) {
      return;
    }
    const tone = this.#images.toneOf(frame);
    const { by, range } = contrastInUse(this.#chosen, ownContrast(frame, image, tone));
    const inverted = this.#isInverted(frame);
    const curve = by === "tone" ? "LINEAR" : frame.voi.function;
    this.#viewport.setProperties({
      voiRange: range,
      VOILUTFunction: curve as Enums.VOILUTFunctionType,
      invert: inverted,
    });
    const shades = { inverted, colours: this.coloursOf(frame)?.map };
    this.#draws(
      by === "tone" && tone
        ? toneFunction(tone, range, shades)
        : windowFunction(range, curve === "SIGMOID", shades),
    );
    this.#presented = { by, range };
  }

  /** Dragging stretches a curve as it does a window: then it has the width and the level that are shown. */
  isToneWhole(frame: Frame, range: Types.VOIRange | undefined): boolean {
    const tone = this.#presented?.by === "tone" ? this.#images.toneOf(frame) : undefined;
    return tone !== undefined && range !== undefined && isSameRange(range, tone);
  }

  #isInverted(frame: Frame): boolean {
    return beginsInverted(frame, this.#colours !== undefined) !== this.#inverted;
  }

  /** The engine's own interface knows windows only. */
  #draws(curve: ReturnType<typeof toneFunction>): void {
    const actor = this.#viewport.getDefaultActor()?.actor as Types.ImageActor | undefined;
    actor?.getProperty().setRGBTransferFunction(0, curve);
  }
}
