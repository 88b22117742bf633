import {
  Enums,
  setVolumesForViewports,
  utilities,
  type RenderingEngine,
  type Types,
  type VolumeViewport,
} from "@cornerstonejs/core";
import { beginsInverted, type Frame, type VoiWindow } from "../study";
import { BACKGROUND } from "./background";
import { rangeOfWindow, windowOf } from "./contrast";
import type { Edges } from "../study";
import type { FrameImages } from "./FrameImages";
import { FrameVolume } from "./FrameVolume";
import { orientations, planes, planeStateOf, type Plane, type PlaneState } from "./plane";
import { planeCameraOf } from "./planeCamera";
import { VolumeView } from "./VolumeView";
import type { VolumePreset } from "./volumePresets";
import { MprTools, planeColours, type PlaneTool } from "./mprTools";

/** How the values that lie behind one another in a slab become one. */
export type SlabMode = "average" | "maximum" | "minimum";

export interface MprState {
  loaded: number;
  total: number;
  ready: boolean;
  planes: Partial<Record<Plane, PlaneState>>;
  window?: VoiWindow;
  /** Why there is nothing to see. */
  failure?: unknown;
}

const { Events, ViewportType, BlendModes } = Enums;

const blendModes = {
  average: BlendModes.AVERAGE_INTENSITY_BLEND,
  maximum: BlendModes.MAXIMUM_INTENSITY_BLEND,
  minimum: BlendModes.MINIMUM_INTENSITY_BLEND,
} as const satisfies Record<SlabMode, Enums.BlendModes>;

export interface Slab {
  mode: SlabMode;
  /** Millimetres; below a tenth it is the plane itself. */
  thickness: number;
}

/** Millimetres; the engine knows no thinner ones. */
const THINNEST_SLAB = 0.1;

/** Three planes through one volume, with crosshairs that move and turn them together. */
export class MprView {
  readonly #engine: RenderingEngine;
  readonly #resizes: ResizeObserver;
  readonly #elements: Record<Plane, HTMLDivElement>;
  readonly #listeners = new Set<() => void>();
  readonly #volume: FrameVolume;
  #tools: MprTools | undefined;
  /** Both may be chosen while the slices are on their way. */
  #tool: PlaneTool = "crosshairs";
  #slab: Slab = { mode: "average", thickness: 0 };
  /** Counts the attempts to open it; what an earlier one still brings is nobody's. */
  #attempt = 0;
  #closed = false;
  #state: MprState;

  constructor(
    engine: RenderingEngine,
    images: FrameImages,
    resizes: ResizeObserver,
    elements: Record<Plane, HTMLDivElement>,
    frames: readonly Frame[],
  ) {
    this.#engine = engine;
    this.#resizes = resizes;
    this.#elements = elements;
    this.#volume = new FrameVolume(images, frames);
    this.#state = { loaded: 0, total: frames.length, ready: false, planes: {} };
    void this.#open();
  }

  get state(): MprState {
    return this.#state;
  }

  subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  bind(tool: PlaneTool): void {
    this.#tool = tool;
    if (this.#state.ready) {
      this.#tools?.bind(tool);
    }
  }

  setSlab(slab: Slab): void {
    this.#slab = slab;
    if (this.#state.ready) {
      this.#showSlab();
    }
  }

  /** In the volume's values, for all planes. */
  setWindow(window: VoiWindow): void {
    if (this.#state.ready) {
      this.#showWindow(rangeOfWindow(window, "LINEAR_EXACT"));
    }
  }

  /** Through a plane by so many slices of the volume, as the wheel does. */
  scroll(plane: Plane, slices: number): void {
    const viewport = this.#viewport(plane);
    if (this.#state.ready && viewport) {
      utilities.scroll(viewport as Types.IViewport, { delta: slices, volumeId: this.#volume.id });
    }
  }

  reset(): void {
    if (this.#state.ready) {
      this.#tools?.reset();
      this.#showWindow(this.#volume.firstRange());
    }
  }

  /** The same volume from outside; not before it is ready, and closed before it. */
  openVolume(element: HTMLDivElement, preset: VolumePreset, moved: (edges: Edges) => void): VolumeView {
    const window = this.#state.window ?? windowOf(this.#volume.firstRange(), "LINEAR_EXACT");
    return new VolumeView(this.#engine, this.#resizes, element, this.#volume.id, { preset, window }, moved);
  }

  /** Asks again for the slices that failed. */
  retry(): void {
    if (this.#state.failure !== undefined) {
      this.#set({ failure: undefined });
      void this.#open();
    }
  }

  close(): void {
    this.#closed = true;
    this.#takeDown();
    this.#volume.close();
  }

  /** Whatever of it stands. */
  #takeDown(): void {
    for (const plane of planes) {
      const element = this.#elements[plane];
      element.removeEventListener(Events.CAMERA_MODIFIED, this.#moved);
      element.removeEventListener(Events.VOI_MODIFIED, this.#windowed);
      this.#resizes.unobserve(element);
    }
    this.#tools?.close();
    if (this.#tools) {
      planes.forEach((plane) => this.#engine.disableElement(idOf(plane)));
    }
    this.#tools = undefined;
    this.#volume.forget();
  }

  async #open(): Promise<void> {
    const attempt = ++this.#attempt;
    const isCurrent = () => !this.#closed && attempt === this.#attempt;
    let loaded = 0;
    try {
      if (await this.#volume.load(isCurrent, () => this.#set({ loaded: ++loaded }))) {
        await this.#show();
      }
    } catch (failure) {
      if (isCurrent()) {
        this.#takeDown();
        this.#set({ failure });
      }
    }
  }

  async #show(): Promise<void> {
    const tools = new MprTools((viewportId) => planeColours[planeOf(viewportId)]);
    this.#tools = tools;
    for (const plane of planes) {
      const element = this.#elements[plane];
      this.#engine.enableElement({
        viewportId: idOf(plane),
        element,
        type: ViewportType.ORTHOGRAPHIC,
        defaultOptions: { background: BACKGROUND, orientation: orientations[plane] },
      });
      tools.add(idOf(plane), this.#engine.id);
      this.#resizes.observe(element);
    }
    await setVolumesForViewports(this.#engine, [{ volumeId: this.#volume.id }], planes.map(idOf));
    if (this.#closed) {
      return;
    }
    // First of all they find their middle; another tool may be chosen after it.
    tools.bind("crosshairs");
    tools.bind(this.#tool);
    for (const plane of planes) {
      this.#elements[plane].addEventListener(Events.CAMERA_MODIFIED, this.#moved);
      this.#elements[plane].addEventListener(Events.VOI_MODIFIED, this.#windowed);
    }
    this.#showSlab();
    this.#showWindow(this.#volume.firstRange());
    this.#set({ ready: true });
    planes.forEach((plane) => this.#read(plane));
  }

  #showSlab(): void {
    const { mode, thickness } = this.#slab;
    // The engine draws the mean of so thin a slab darker than the plane is.
    const blended = thickness < THINNEST_SLAB ? BlendModes.COMPOSITE : blendModes[mode];
    for (const viewport of this.#viewports()) {
      viewport.setBlendMode(blended);
      viewport.setSlabThickness(thickness);
      viewport.render();
    }
  }

  #showWindow(voiRange: Types.VOIRange): void {
    const [first] = this.#volume.frames;
    const invert = first !== undefined && beginsInverted(first);
    for (const viewport of this.#viewports()) {
      viewport.setProperties({ voiRange, invert }, undefined, true);
      viewport.render();
    }
    this.#set({ window: windowOf(voiRange, "LINEAR_EXACT") });
  }

  /** A window is of the volume: dragging in one plane changes it in all. */
  readonly #windowed = (event: Event) => {
    const { range, viewportId } = (event as CustomEvent<{ range: Types.VOIRange; viewportId: string }>)
      .detail;
    for (const viewport of this.#viewports()) {
      if (viewport.id !== viewportId) {
        viewport.setProperties({ voiRange: range }, undefined, true);
        viewport.render();
      }
    }
    this.#set({ window: windowOf(range, "LINEAR_EXACT") });
  };

  readonly #moved = (event: Event) => {
    this.#read(planeOf((event as CustomEvent<{ viewportId: string }>).detail.viewportId));
  };

  #read(plane: Plane): void {
    const viewport = this.#viewport(plane);
    const camera = viewport && planeCameraOf(viewport.getCamera());
    if (camera) {
      this.#set({ planes: { ...this.#state.planes, [plane]: planeStateOf(viewport, camera) } });
    }
  }

  #viewports(): VolumeViewport[] {
    return planes.flatMap((plane) => this.#viewport(plane) ?? []);
  }

  #viewport(plane: Plane): VolumeViewport | undefined {
    return this.#engine.getViewport(idOf(plane)) as VolumeViewport | undefined;
  }

  #set(change: Partial<MprState>): void {
    this.#state = { ...this.#state, ...change };
    this.#listeners.forEach((listener) => listener());
  }
}

const idOf = (plane: Plane) => `plane-${plane}`;

const planeOf = (viewportId: string) => planes.find((plane) => idOf(plane) === viewportId) ?? "axial";
