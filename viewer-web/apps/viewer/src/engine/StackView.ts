import {
  Enums,
  eventTarget,
  utilities,
  type RenderingEngine,
  type StackViewport,
  type Types,
} from "@cornerstonejs/core";
import type { Frame, Quality, VoiFunction, VoiWindow } from "../study";
import type { FrameImages } from "./FrameImages";
import { registerFrames } from "./frameRegistry";
import { addToTools } from "./tools";
import { edgesOf, type Edges } from "./edges";

/** What the screen shows of a stack. */
export interface ViewState {
  /** The frame that was asked for last. */
  index: number;
  /** The frame that is on the screen; undefined before the first. */
  shown?: number;
  quality?: Quality;
  window?: VoiWindow;
  /** Screen pixels (CSS) a pixel of the picture. */
  zoom?: number;
  /** Screen pixels (CSS) a millimetre; undefined where the picture's spacing is unknown. */
  pixelsPerMillimetre?: number;
  edges?: Edges;
  /** Why the frame that was asked for is not on the screen. */
  failure?: unknown;
}

const { Events, ViewportType } = Enums;
const BACKGROUND: Types.Point3 = [0x0b / 255, 0x0d / 255, 0x10 / 255];

/** One viewport that shows a stack of frames; the only one who knows how the engine does it. */
export class StackView {
  readonly #element: HTMLDivElement;
  readonly #viewport: StackViewport;
  readonly #engine: RenderingEngine;
  readonly #images: FrameImages;
  readonly #listeners = new Set<() => void>();
  readonly #resizes: ResizeObserver;
  #frames: readonly Frame[] = [];
  /** By the reader, on top of what the picture itself asks for. */
  #inverted = false;
  #state: ViewState = { index: 0 };

  constructor(engine: RenderingEngine, images: FrameImages, element: HTMLDivElement, id: string) {
    this.#element = element;
    this.#engine = engine;
    this.#images = images;
    engine.enableElement({
      viewportId: id,
      element,
      type: ViewportType.STACK,
      defaultOptions: { background: BACKGROUND },
    });
    this.#viewport = engine.getViewport(id) as StackViewport;
    addToTools(id, engine.id);
    element.addEventListener(Events.IMAGE_RENDERED, this.#rendered);
    element.addEventListener(Events.STACK_NEW_IMAGE, this.#applyPolarity);
    element.addEventListener(Events.STACK_VIEWPORT_SCROLL, this.#scrolled);
    eventTarget.addEventListener(Events.IMAGE_LOAD_ERROR, this.#failed);
    this.#resizes = new ResizeObserver(() => engine.resize(true, true));
    this.#resizes.observe(element);
  }

  get state(): ViewState {
    return this.#state;
  }

  /** Calls back after every change of the state; the answer ends it. */
  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  async show(frames: readonly Frame[], index: number): Promise<void> {
    if (frames !== this.#frames) {
      this.#images.cancel(this.#frames);
    }
    registerFrames(frames);
    this.#frames = frames;
    this.#inverted = false;
    this.#state = { index };
    this.#changed();
    try {
      await this.#viewport.setStack(
        frames.map(({ id }) => id),
        index,
      );
    } catch (failure) {
      if (this.#frames === frames) {
        this.#set({ failure });
      }
    }
  }

  /** Asks again for the frame that failed; the engine takes going to where it is for done. */
  retry(): Promise<void> {
    return this.show(this.#frames, this.#state.index);
  }

  /** Frames that are out of the stack are as near as the stack's end. */
  scrollTo(index: number): void {
    const wanted = Math.min(this.#frames.length - 1, Math.max(0, index));
    if (wanted === this.#state.index) {
      return;
    }
    this.#set({ index: wanted, failure: undefined });
    this.#viewport.setImageIdIndex(wanted).catch((failure: unknown) => {
      if (this.#state.index === wanted) {
        this.#set({ failure });
      }
    });
  }

  setWindow({ center, width }: VoiWindow): void {
    const frame = this.#frames[this.#state.shown ?? 0];
    const voiRange = utilities.windowLevel.toLowHighRange(
      width,
      center,
      frame?.voi.function as Enums.VOILUTFunctionType,
    );
    this.#viewport.setProperties({ voiRange });
    this.#viewport.render();
  }

  invert(): void {
    this.#inverted = !this.#inverted;
    this.#applyPolarity();
    this.#viewport.render();
  }

  /** Window, place and size as the picture came. */
  reset(): void {
    this.#inverted = false;
    this.#viewport.resetProperties();
    this.#applyPolarity();
    this.#viewport.resetCamera();
    this.#viewport.render();
  }

  close(): void {
    this.#resizes.disconnect();
    this.#element.removeEventListener(Events.IMAGE_RENDERED, this.#rendered);
    this.#element.removeEventListener(Events.STACK_NEW_IMAGE, this.#applyPolarity);
    this.#element.removeEventListener(Events.STACK_VIEWPORT_SCROLL, this.#scrolled);
    eventTarget.removeEventListener(Events.IMAGE_LOAD_ERROR, this.#failed);
    this.#images.cancel(this.#frames);
    this.#engine.disableElement(this.#viewport.id);
  }

  /** Lowest value white after the window, where the picture is MONOCHROME1 (PS3.3 C.7.6.3.1.2); before it is drawn. */
  readonly #applyPolarity = () => {
    const frame = this.#frames[this.#shownIndex() ?? this.#state.index];
    const white = frame?.format.photometricInterpretation === "MONOCHROME1";
    this.#viewport.setProperties({ invert: white !== this.#inverted });
  };

  readonly #rendered = () => {
    const shown = this.#shownIndex();
    const frame = shown === undefined ? undefined : this.#frames[shown];
    if (!frame) {
      return;
    }
    const { voiRange } = this.#viewport.getProperties();
    const camera = this.#viewport.getCamera();
    const unitsPerPixel = (2 * (camera.parallelScale ?? 1)) / Math.max(1, this.#element.clientHeight);
    this.#set({
      shown,
      ...(shown === this.#state.index ? { failure: undefined } : {}),
      quality: this.#images.qualityOf(frame),
      window: voiRange && windowOf(voiRange, frame.voi.function),
      zoom: frame.spacing.column / unitsPerPixel,
      pixelsPerMillimetre: frame.spacing.basis === "unknown" ? undefined : 1 / unitsPerPixel,
      edges: edgesOf(frame),
    });
  };

  readonly #scrolled = (event: Event) => {
    const { newImageIdIndex } = (event as CustomEvent<{ newImageIdIndex: number }>).detail;
    this.#set({ index: newImageIdIndex, failure: undefined });
  };

  readonly #failed = (event: Event) => {
    const { imageId, error } = (event as CustomEvent<{ imageId: string; error: unknown }>).detail;
    if (this.#frames[this.#state.index]?.id === imageId) {
      this.#set({ failure: error });
    }
  };

  #shownIndex(): number | undefined {
    const imageId = this.#viewport.getCornerstoneImage()?.imageId;
    const index = this.#frames.findIndex(({ id }) => id === imageId);
    return index < 0 ? undefined : index;
  }

  #set(change: Partial<ViewState>): void {
    this.#state = { ...this.#state, ...change };
    this.#changed();
  }

  #changed(): void {
    this.#listeners.forEach((listener) => listener());
  }
}

/** Inverse of the engine's ranges, which are one narrower than the window but for LINEAR_EXACT (PS3.3 C.11.2.1). */
function windowOf({ lower, upper }: Types.VOIRange, voiFunction: VoiFunction): VoiWindow {
  const inclusive = voiFunction === "LINEAR_EXACT" ? 0 : 1;
  return { center: (lower + upper + inclusive) / 2, width: upper - lower + inclusive };
}
