import { Enums, eventTarget, type RenderingEngine, type StackViewport } from "@cornerstonejs/core";
import { beginsInverted, type Frame, type Vector, type VoiWindow } from "../study";
import type { ColourMap } from "../colours";
import { calibrations } from "./calibrations";
import { BACKGROUND } from "./background";
import type { FrameImages } from "./FrameImages";
import { registerFrames } from "./frameRegistry";
import { Gestures } from "./Gestures";
import { History } from "./history";
import { Look } from "./Look";
import { groundOf, measurements } from "./measurements";
import { Pointing } from "./Pointing";
import { addToTools } from "./tools";
import { imagePointOf, worldPointOf } from "./imagePlane";
import type { ImagePoint } from "../measurements/geometry";
import { valueAt } from "../measurements/measure";
import { placeAs, presentedIn, type Presented } from "./presented";
import { shownState } from "./shownState";
import { amend, changedSince, drawnOn } from "./steps";
import { followedPlace, roundedPlace, sharedPlace } from "./viewPlace";
import type { KeptView, SharedLook, ViewState, ViewStep } from "./viewState";
import { Watched } from "../watched";

const { Events, ViewportType } = Enums;

/** One viewport that shows a stack of frames; the only one who knows how the engine does it. */
export class StackView extends Watched<ViewState> {
  readonly #element: HTMLDivElement;
  readonly #viewport: StackViewport;
  readonly #images: FrameImages;
  readonly #resizes: ResizeObserver;
  readonly #closing = new AbortController();
  #history = new History<ViewStep>();
  readonly #gestures: Gestures;
  readonly #pointing: Pointing;
  readonly #look: Look;
  #frames: readonly Frame[] = [];
  /** Left and right changed before the reader did anything. */
  #mirrored = false;
  #restoring = false;

  constructor(
    engine: RenderingEngine,
    images: FrameImages,
    resizes: ResizeObserver,
    element: HTMLDivElement,
    id: string,
  ) {
    super({ index: 0 });
    this.#element = element;
    this.#images = images;
    this.#resizes = resizes;
    engine.enableElement({
      viewportId: id,
      element,
      type: ViewportType.STACK,
      defaultOptions: { background: BACKGROUND },
    });
    this.#viewport = engine.getViewport(id) as StackViewport;
    this.#look = new Look(this.#viewport, images);
    addToTools(id, engine.id);
    const { signal } = this.#closing;
    element.addEventListener(Events.IMAGE_RENDERED, this.#rendered, { signal });
    element.addEventListener(Events.STACK_NEW_IMAGE, this.#arrived, { signal });
    element.addEventListener(Events.STACK_VIEWPORT_SCROLL, this.#scrolled, { signal });
    eventTarget.addEventListener(Events.IMAGE_LOAD_ERROR, this.#failed);
    // A gesture is one step: the window and the drawing that it changes are done when the finger is gone.
    this.#gestures = new Gestures(element, () => this.#remember());
    this.#pointing = new Pointing(element, this.#pointedTo);
    signal.addEventListener("abort", measurements.onDone(this.#drawn));
    signal.addEventListener("abort", measurements.onChangedElsewhere(this.#amend));
    resizes.observe(element);
  }

  /** @param kept goes on with what was done to these frames in a view that is closed */
  async show(frames: readonly Frame[], index: number, mirrored = false, kept?: KeptView): Promise<void> {
    if (frames !== this.#frames) {
      this.#images.hold(frames);
      this.#images.release(this.#frames);
    }
    registerFrames(frames);
    this.#frames = frames;
    this.#history = kept ?? new History();
    this.#look.forget();
    this.#mirrored = mirrored;
    this.replace({ index });
    try {
      await this.#viewport.setStack(
        frames.map(({ id }) => id),
        index,
      );
      this.#hang();
      if (kept) {
        this.#goOn();
      }
    } catch (failure) {
      if (this.#frames === frames) {
        this.change({ failure });
      }
    }
  }

  /** For a view that will show the same frames after this one is closed. */
  keep(): KeptView {
    this.#gestures.settle();
    this.#remember();
    return this.#history;
  }

  #goOn(): void {
    const before = this.#history.now;
    if (before) {
      amend(this.#history, this.#frames, changedSince(before, this.#frames));
      this.#see(before);
      this.#tellSteps();
    }
  }

  /** Asks again for the frame that failed; the engine takes going to where it is for done. */
  retry(): Promise<void> {
    return this.show(this.#frames, this.state.index, this.#mirrored, this.keep());
  }

  /** Frames that are out of the stack are as near as the stack's end. */
  scrollTo(index: number): void {
    const wanted = Math.min(this.#frames.length - 1, Math.max(0, index));
    if (wanted === this.state.index) {
      return;
    }
    this.change({ index: wanted, failure: undefined });
    this.#viewport.setImageIdIndex(wanted).catch((failure: unknown) => {
      if (this.state.index === wanted) {
        this.change({ failure });
      }
    });
  }

  setWindow(chosen: VoiWindow): void {
    const frame = this.#frames[this.state.shown ?? 0];
    if (frame) {
      this.#look.setWindow(chosen, frame);
      this.#lookedAtAnew();
    }
  }

  invert(): void {
    this.#look.invert();
    this.#lookedAtAnew();
  }

  /** In the place of greys; undefined: greys. */
  setColours(map: ColourMap | undefined): void {
    this.#look.colours = map;
    this.#lookedAtAnew();
  }

  #lookedAtAnew(): void {
    this.#present();
    this.#viewport.render();
    this.#remember();
  }

  /** By quarters, clockwise; negative the other way. */
  rotate(quarters: number): void {
    const place = this.#viewport.getViewPresentation();
    this.#viewport.setViewPresentation({
      ...place,
      rotation: ((place.rotation ?? 0) + 90 * quarters + 360) % 360,
    });
    this.#viewport.render();
    this.#remember();
  }

  /** As in a mirror: left and right change places, or top and bottom, as they are on the screen. */
  flip(axis: "horizontal" | "vertical"): void {
    const { flipHorizontal = false, flipVertical = false } = this.#viewport.getCamera();
    this.#viewport.setCamera(
      axis === "horizontal" ? { flipHorizontal: !flipHorizontal } : { flipVertical: !flipVertical },
    );
    this.#viewport.render();
    this.#remember();
  }

  /** Lines of a cardio-thoracic ratio on the picture that is shown; all the ends can be dragged. */
  proposeRatio(): void {
    const frame = this.#frames[this.#shownIndex() ?? -1];
    if (frame) {
      measurements.proposeRatio(frame, this.#viewport);
      this.#viewport.render();
      this.#remember();
    }
  }

  /** How long the line is that was drawn for it, in millimetres of the patient; undefined: it is given up. */
  calibrate(millimetres: number | undefined, wholeSeries = false): void {
    if (millimetres === undefined) {
      measurements.unsay();
    } else {
      measurements.say(millimetres, wholeSeries);
      this.#remember();
    }
  }

  /** A drawing that has begun is no step yet: it is what goes first. */
  undo(): void {
    if (!this.#giveUpDrawing()) {
      this.#gestures.settle();
      this.#restore(this.#history.undo());
    }
  }

  redo(): void {
    this.#giveUpDrawing();
    this.#gestures.settle();
    this.#restore(this.#history.redo());
  }

  /** Window, colours, place and size as the picture came. */
  reset(): void {
    this.#look.reset();
    this.#present();
    this.#viewport.setViewPresentation({ rotation: 0 });
    this.#viewport.resetCamera();
    this.#hang();
    this.#viewport.render();
    this.#remember();
  }

  /** As pictures of its kind hang, before the reader turns it; the engine's first camera and its reset know nothing of it. */
  #hang(): void {
    if (this.#mirrored) {
      // By the camera: of a presentation the engine takes a flip only once.
      this.#viewport.setCamera({ flipHorizontal: true });
      this.#viewport.render();
    }
  }

  /** How its picture is looked at, for screens of other sizes. */
  get sharedLook(): SharedLook {
    this.#look.noticeDrag();
    const place = roundedPlace(this.#viewport.getViewPresentation());
    return { ...this.#look.step, place: sharedPlace(place, this.state.zoom) };
  }

  /** As somebody else looks at it; it is no step of the reader's own. */
  follow({ place, ...look }: SharedLook): void {
    const own = this.#viewport.getViewPresentation();
    this.#see({ ...look, place: followedPlace(place, own, this.state.zoom) });
  }

  /** What is seen of the picture, and how. */
  get presented(): Presented | undefined {
    const frame = this.#frames[this.#shownIndex() ?? -1];
    return frame && presentedIn(this.#viewport, frame, this.state.window);
  }

  /** As somebody saw it; a step that can be taken back. */
  present(presented: Presented): void {
    const frame = this.#frames[this.#shownIndex() ?? -1];
    if (!frame) {
      return;
    }
    const { window, inverted } = presented;
    this.#look.step = { inverted: inverted !== undefined && beginsInverted(frame, false) !== inverted };
    if (window) {
      this.#look.setWindow(window, frame);
    }
    placeAs(this.#viewport, frame, presented);
    this.#lookedAtAnew();
  }

  /** Which picture is shown at a place on the element (CSS pixels), and where on it that is. */
  pixelAt(at: [x: number, y: number]): { frame: Frame; point: ImagePoint } | undefined {
    const frame = this.#frames[this.#shownIndex() ?? -1];
    return frame && { frame, point: imagePointOf(frame, this.#viewport.canvasToWorld(at)) };
  }

  /** Where on the element a place of the patient is seen, CSS pixels. */
  screenPointOf(place: Vector): [x: number, y: number] {
    const [x, y] = this.#viewport.worldToCanvas(place);
    return [x, y];
  }

  /** Where on the element a point of one of its pictures is seen, CSS pixels. */
  screenPointOfPixel(frame: Frame, point: ImagePoint): [x: number, y: number] {
    return this.screenPointOf(worldPointOf(frame, point));
  }

  close(): void {
    this.#resizes.unobserve(this.#element);
    this.#closing.abort();
    this.#gestures.close();
    this.#pointing.close();
    eventTarget.removeEventListener(Events.IMAGE_LOAD_ERROR, this.#failed);
    this.#images.release(this.#frames);
    this.#viewport.getRenderingEngine().disableElement(this.#viewport.id);
  }

  readonly #arrived = () => {
    this.#look.noticeDrag();
    this.#present();
  };

  #present(): void {
    this.#look.present(this.#frames[this.#shownIndex() ?? this.state.index]);
  }

  readonly #pointedTo = (at: [x: number, y: number] | undefined) => {
    const pixel = at && this.pixelAt(at);
    const [value] = pixel ? valueAt(pixel.point, groundOf(pixel.frame)) : [];
    if (value?.text !== this.state.hovered) {
      this.change({ hovered: value?.text });
    }
  };

  readonly #drawn = () => {
    this.#viewport.render();
    const unsaid = measurements.unsaid(this.#frames);
    if (unsaid?.text !== this.state.unsaid?.text || unsaid?.basis !== this.state.unsaid?.basis) {
      this.change({ unsaid });
    }
    if (!this.#restoring) {
      this.#gestures.ended();
    }
  };

  readonly #amend = (uids: readonly string[]) => {
    amend(this.#history, this.#frames, uids);
    this.#viewport.render();
  };

  /** What there is now can be come back to. */
  #remember(): void {
    if (this.state.shown === undefined) {
      return;
    }
    this.#look.noticeDrag();
    this.#history.push({
      ...this.#look.step,
      place: roundedPlace(this.#viewport.getViewPresentation()),
      ...drawnOn(this.#frames),
    });
    this.#tellSteps();
  }

  #giveUpDrawing(): boolean {
    this.#restoring = true;
    const begun = measurements.giveUp(this.#frames, this.#element);
    this.#restoring = false;
    return begun;
  }

  #restore(step: ViewStep | undefined): void {
    if (!step) {
      return;
    }
    this.#restoring = true;
    this.#see(step);
    measurements.restore(this.#frames, step.drawings, this.#element);
    calibrations.restore(this.#frames, step.calibrations);
    this.#viewport.render();
    this.#restoring = false;
    this.#tellSteps();
  }

  /** Window, colours, place and size as they were then. */
  #see(step: SharedLook): void {
    this.#look.step = step;
    // Of a presentation the engine takes only the flips that are to be made, not those to be taken back.
    const { flipHorizontal, flipVertical } = step.place;
    this.#viewport.setCamera({ flipHorizontal, flipVertical });
    this.#viewport.setViewPresentation(step.place);
    this.#present();
    this.#viewport.render();
  }

  #tellSteps(): void {
    this.change({ canUndo: this.#history.canUndo, canRedo: this.#history.canRedo });
  }

  readonly #rendered = () => {
    const shown = this.#shownIndex();
    const frame = shown === undefined ? undefined : this.#frames[shown];
    if (!frame) {
      return;
    }
    this.change({
      shown,
      ...(shown === this.state.index ? { failure: undefined } : {}),
      quality: this.#images.qualityOf(frame),
      ...shownState(this.#viewport, frame, this.#look),
    });
    this.#pointing.again();
    if (this.#history.isEmpty && (this.#viewport.getCamera().flipHorizontal ?? false) === this.#mirrored) {
      // What a picture looked like before anything was done to it.
      this.#remember();
    }
  };

  readonly #scrolled = (event: Event) => {
    const { newImageIdIndex } = (event as CustomEvent<{ newImageIdIndex: number }>).detail;
    this.change({ index: newImageIdIndex, failure: undefined });
  };

  readonly #failed = (event: Event) => {
    const { imageId, error } = (event as CustomEvent<{ imageId: string; error: unknown }>).detail;
    if (this.#frames[this.state.index]?.id === imageId) {
      this.change({ failure: error });
    }
  };

  #shownIndex(): number | undefined {
    const imageId = this.#viewport.getCornerstoneImage()?.imageId;
    const index = this.#frames.findIndex(({ id }) => id === imageId);
    return index < 0 ? undefined : index;
  }
}
