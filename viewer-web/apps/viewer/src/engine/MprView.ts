import {
  Enums,
  setVolumesForViewports,
  utilities,
  type RenderingEngine,
  type Types,
  type VolumeViewport,
} from "@cornerstonejs/core";
import { beginsInverted, type Edges, type Frame, type Vector, type VoiWindow } from "../study";
import { BACKGROUND } from "./background";
import { rangeOfWindow, windowOf } from "./contrast";
import type { FrameImages } from "./FrameImages";
import { FrameVolume } from "./FrameVolume";
import { Marking } from "./Marking";
import { keptMarks, type KeptMark } from "./keptMarks";
import { isMarkKind, liesIn, solidIn, type Mark, type MarkKind } from "./marks";
import { MarkSet } from "./MarkSet";
import { orientations, planes, planeStateOf, type Plane, type PlaneState } from "./plane";
import { intoPlane, planeCameraOf } from "./planeCamera";
import { outlineOn } from "./solids";
import { VolumeView } from "./VolumeView";
import type { VolumePreset } from "./volumePresets";
import { MprTools, planeColours, type PlaneTool } from "./mprTools";
import { Watched } from "../watched";

/** How the values that lie behind one another in a slab become one. */
export type SlabMode = "average" | "maximum" | "minimum";

/** What dragging on a plane does: turn to something, or draw. */
export type MprTool = PlaneTool | MarkKind;

/** A mark as a plane shows it. */
export interface ShownMark extends Pick<Mark, "id" | "kind"> {
  /** CSS pixels from the plane's left upper corner; of a body its cut with the plane. */
  points: readonly [x: number, y: number][];
  /** It lies in the plane; else before or behind it. */
  here: boolean;
}

export interface MprPlaneState extends PlaneState {
  marks: readonly ShownMark[];
}

export interface MprState {
  loaded: number;
  total: number;
  ready: boolean;
  planes: Partial<Record<Plane, MprPlaneState>>;
  /** What was drawn in the volume, in that order. */
  marks: readonly KeptMark[];
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
export class MprView extends Watched<MprState> {
  readonly #engine: RenderingEngine;
  readonly #resizes: ResizeObserver;
  readonly #elements: Record<Plane, HTMLDivElement>;
  readonly #volume: FrameVolume;
  readonly #marks: MarkSet;
  readonly #forgetMarks: () => void;
  #markings: ReadonlyMap<Plane, Marking> = new Map();
  #tools: MprTools | undefined;
  /** Both may be chosen while the slices are on their way. */
  #tool: MprTool = "crosshairs";
  #slab: Slab = { mode: "average", thickness: 0 };
  /** Counts the attempts to open it; what an earlier one still brings is nobody's. */
  #attempt = 0;
  #closed = false;

  constructor(
    engine: RenderingEngine,
    images: FrameImages,
    resizes: ResizeObserver,
    elements: Record<Plane, HTMLDivElement>,
    frames: readonly Frame[],
  ) {
    super({ loaded: 0, total: frames.length, ready: false, planes: {}, marks: [] });
    this.#engine = engine;
    this.#resizes = resizes;
    this.#elements = elements;
    this.#volume = new FrameVolume(images, frames);
    this.#marks = new MarkSet(frames, this.#volume);
    this.change({ marks: this.#marks.all });
    this.#forgetMarks = keptMarks.onChange(() => {
      this.change({ marks: this.#marks.all });
      this.#readAll();
    });
    void this.#open();
  }

  bind(tool: MprTool): void {
    this.#tool = tool;
    this.#markings.forEach((marking) => marking.giveUp());
    if (this.state.ready) {
      this.#tools?.bind(tool);
    }
  }

  setSlab(slab: Slab): void {
    this.#slab = slab;
    if (this.state.ready) {
      this.#showSlab();
      this.#readAll();
    }
  }

  /** Brings all planes to a mark. */
  goTo({ points: [place] }: Mark): void {
    if (place) {
      this.#tools?.goTo(place);
      this.#readAll();
    }
  }

  /** In the volume's values, for all planes. */
  setWindow(window: VoiWindow): void {
    if (this.state.ready) {
      this.#showWindow(rangeOfWindow(window, "LINEAR_EXACT"));
    }
  }

  /** Through a plane by so many slices of the volume, as the wheel does. */
  scroll(plane: Plane, slices: number): void {
    const viewport = this.#viewport(plane);
    if (this.state.ready && viewport) {
      utilities.scroll(viewport as Types.IViewport, { delta: slices, volumeId: this.#volume.id });
    }
  }

  reset(): void {
    if (this.state.ready) {
      this.#tools?.reset();
      this.#showWindow(this.#volume.firstRange());
    }
  }

  /** The same volume from outside; not before it is ready, and closed before it. */
  openVolume(element: HTMLDivElement, preset: VolumePreset, moved: (edges: Edges) => void): VolumeView {
    const window = this.state.window ?? windowOf(this.#volume.firstRange(), "LINEAR_EXACT");
    return new VolumeView(this.#engine, this.#resizes, element, this.#volume.id, { preset, window }, moved);
  }

  /** Asks again for the slices that failed. */
  retry(): void {
    if (this.state.failure !== undefined) {
      this.change({ failure: undefined });
      void this.#open();
    }
  }

  close(): void {
    this.#closed = true;
    this.#forgetMarks();
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
    this.#markings.forEach((marking) => marking.close());
    this.#markings = new Map();
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
      if (await this.#volume.load(isCurrent, () => this.change({ loaded: ++loaded }))) {
        await this.#show();
      }
    } catch (failure) {
      if (isCurrent()) {
        this.#takeDown();
        this.change({ failure });
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
    this.#markings = new Map(planes.map((plane) => [plane, this.#markingOn(plane)]));
    this.#showSlab();
    this.#showWindow(this.#volume.firstRange());
    this.change({ ready: true });
    this.#readAll();
  }

  #markingOn(plane: Plane): Marking {
    return new Marking(this.#elements[plane], {
      kind: () => (isMarkKind(this.#tool) ? this.#tool : undefined),
      placeAt: (at) => this.#placeAt(plane, at),
      drafted: () => this.#read(plane),
      done: (drawn) => {
        this.#marks.add(drawn);
        if (drawn.kind === "probe" && drawn.points[0]) {
          // The same point in every plane.
          this.#tools?.goTo(drawn.points[0]);
        }
        this.#readAll();
      },
    });
  }

  #placeAt(plane: Plane, at: [x: number, y: number]): Vector | undefined {
    const viewport = this.#viewport(plane);
    const camera = viewport && planeCameraOf(viewport.getCamera());
    return camera && intoPlane(viewport.canvasToWorld(at), camera);
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
    this.change({ window: windowOf(voiRange, "LINEAR_EXACT") });
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
    this.change({ window: windowOf(range, "LINEAR_EXACT") });
  };

  readonly #moved = (event: Event) => {
    this.#read(planeOf((event as CustomEvent<{ viewportId: string }>).detail.viewportId));
  };

  #read(plane: Plane): void {
    const viewport = this.#viewport(plane);
    const camera = viewport && planeCameraOf(viewport.getCamera());
    if (!camera) {
      return;
    }
    const thickness = Math.max(this.#slab.thickness, this.#volume.spacingAlong(camera.viewPlaneNormal) ?? 0);
    const draft = this.#markings.get(plane)?.draft;
    const marks = [...this.#marks.all, ...(draft ? [{ id: 0, ...draft }] : [])].map(
      ({ id, kind, points }): ShownMark => {
        const solid = solidIn({ kind, points });
        const outline = solid ? outlineOn(solid, camera) : points;
        return {
          id,
          kind,
          points: outline.map((point) => viewport.worldToCanvas(point)),
          here: solid ? outline.length > 0 : liesIn({ points }, camera, thickness),
        };
      },
    );
    const state: MprPlaneState = { ...planeStateOf(viewport, camera), marks };
    this.change({ planes: { ...this.state.planes, [plane]: state } });
  }

  #readAll(): void {
    planes.forEach((plane) => this.#read(plane));
  }

  #viewports(): VolumeViewport[] {
    return planes.flatMap((plane) => this.#viewport(plane) ?? []);
  }

  #viewport(plane: Plane): VolumeViewport | undefined {
    return this.#engine.getViewport(idOf(plane)) as VolumeViewport | undefined;
  }
}

const idOf = (plane: Plane) => `plane-${plane}`;

const planeOf = (viewportId: string) => planes.find((plane) => idOf(plane) === viewportId) ?? "axial";
