import type { RenderingEngine, Types } from "@cornerstonejs/core";
import type { ColourMap } from "../colours";
import {
  between,
  difference,
  scaled,
  suvWindow,
  sum,
  type Frame,
  type Vector,
  type VoiWindow,
} from "../study";
import { rangeOfWindow, windowOf } from "./contrast";
import type { Edges } from "../study";
import type { FrameImages } from "./FrameImages";
import { FrameVolume } from "./FrameVolume";
import { FusionPane, type FusionPaneState, type Modality, type PaneSpec } from "./FusionPane";
import { FusionTools } from "./fusionTools";
import type { PlaneTool } from "./mprTools";
import type { Plane } from "./plane";
import { intoPlane, through, type PlaneCamera } from "./planeCamera";
import { VolumeView } from "./VolumeView";
import { Watched } from "../watched";

/** Values of both volumes at one place; undefined outside of them. */
export interface FusedValues {
  /** Under the mouse, else where the crosshairs are. */
  at: "mouse" | "crosshairs";
  ct: number | undefined;
  /** As the device wrote it. */
  pet: number | undefined;
}

export interface FusionState {
  loaded: number;
  total: number;
  ready: boolean;
  /** By the panes' ids. */
  panes: Readonly<Record<string, FusionPaneState>>;
  windows: Partial<Record<Modality, VoiWindow>>;
  values?: FusedValues;
  /** Why there is nothing to see. */
  failure?: unknown;
  /** Whose volume is to blame, where one is. */
  failed?: Modality;
}

/** SUV to which a PET is shown at first. */
const FIRST_SUV = 5;

const NOWHERE: Vector = [0, 0, 0];

/**
 * A CT and a PET in one space, cut together: panes with the same plane have one camera, all have one place in common.
 * Places are the CT's; the PET may be shifted against it.
 */
export class FusionView extends Watched<FusionState> {
  readonly #engine: RenderingEngine;
  readonly #resizes: ResizeObserver;
  readonly #volumes: Record<Modality, FrameVolume>;
  readonly #firstPetWindow: VoiWindow;
  readonly #tools = new FusionTools();
  readonly #panes = new Map<string, FusionPane>();
  readonly #cameras = new Map<Plane, PlaneCamera>();
  #tool: PlaneTool = "crosshairs";
  #colours: ColourMap;
  #shift: Vector = NOWHERE;
  /** Undefined before the CT is there. */
  #place: Vector | undefined;
  #pointed: Vector | undefined;
  /** What changes now is this view's own doing. */
  #following = false;
  /** Counts the attempts to open it; what an earlier one still brings is nobody's. */
  #attempt = 0;
  #closed = false;

  /** @param factor makes SUVs of the values of the PET */
  constructor(
    engine: RenderingEngine,
    images: FrameImages,
    resizes: ResizeObserver,
    frames: Record<Modality, readonly Frame[]>,
    { factor, colours }: { factor: number; colours: ColourMap },
  ) {
    const total = frames.ct.length + frames.pet.length;
    super({ loaded: 0, total, ready: false, panes: {}, windows: {} });
    this.#engine = engine;
    this.#resizes = resizes;
    this.#volumes = { ct: new FrameVolume(images, frames.ct), pet: new FrameVolume(images, frames.pet) };
    this.#firstPetWindow = suvWindow(factor, 0, FIRST_SUV);
    this.#colours = colours;
    this.#tools.bind(this.#tool);
    void this.#open();
  }

  /** Not before it is ready; the answer closes the pane. */
  openPane(spec: PaneSpec): () => void {
    const { ct, pet } = this.#volumes;
    const pane = new FusionPane(spec, {
      engine: this.#engine,
      resizes: this.#resizes,
      tools: this.#tools,
      volumeIds: { ct: ct.id, pet: pet.id },
      events: {
        moved: this.#moved,
        windowed: this.#windowed,
        pointed: this.#pointedTo,
        placed: this.#goTo,
      },
      shift: () => this.#shift,
      placing: () => this.#tool === "crosshairs",
    });
    this.#panes.set(spec.id, pane);
    void this.#show(pane).catch((failure: unknown) => {
      if (!this.#closed) {
        // Opened again, panes begin anew.
        this.change({ failure, failed: undefined, ready: false });
      }
    });
    return () => this.#closePane(pane);
  }

  /** The PET from outside, its greatest value on each way through it; not before it is ready. */
  readonly openProjection = (element: HTMLDivElement, turned: (edges: Edges) => void): VolumeView => {
    const window = this.state.windows.pet ?? this.#firstPetWindow;
    const looks = { preset: "projection", window, inverted: true } as const;
    return new VolumeView(this.#engine, this.#resizes, element, this.#volumes.pet.id, looks, turned);
  };

  bind(tool: PlaneTool): void {
    this.#tool = tool;
    this.#tools.bind(tool);
  }

  setWindow(modality: Modality, window: VoiWindow): void {
    this.#setRange(modality, rangeOfWindow(window, "LINEAR_EXACT"));
  }

  /** Of the PET where it lies over the CT. */
  setColours(colours: ColourMap): void {
    this.#colours = colours;
    const { pet } = this.state.windows;
    if (pet) {
      this.setWindow("pet", pet);
    }
  }

  /** Puts the PET so many millimetres to the patient's left, back and head. */
  setShift(shift: Vector): void {
    this.#shift = shift;
    this.#follow(() => this.#panes.forEach((pane) => this.#applyCamera(pane)));
    this.#tell();
  }

  /** To the next slices of a plane, by the CT's distance. */
  scroll(plane: Plane, slices: number): void {
    const camera = this.#cameras.get(plane);
    const distance = this.#volumes.ct.spacingAlong(camera?.viewPlaneNormal);
    if (camera && this.#place && distance !== undefined) {
      this.#goTo(sum(this.#place, scaled(camera.viewPlaneNormal, slices * distance)));
    }
  }

  /** Windows, place and enlargement as at first; the shift is the reader's own. */
  reset(): void {
    if (!this.state.ready) {
      return;
    }
    this.#place = this.#middle();
    this.#cameras.clear();
    this.#follow(() => {
      for (const pane of this.#panes.values()) {
        const camera = pane.fit();
        if (camera && pane.spec.layers.ct) {
          this.#adopt(pane.spec.plane, camera);
        }
      }
      this.#panes.forEach((pane) => this.#applyCamera(pane));
    });
    this.#setRange("ct", this.#volumes.ct.firstRange());
    this.setWindow("pet", this.#firstPetWindow);
    this.#tell();
  }

  /** Asks again for the slices that failed. */
  retry(): void {
    if (this.state.failure !== undefined) {
      this.change({ failure: undefined, failed: undefined });
      void this.#open();
    }
  }

  close(): void {
    this.#closed = true;
    this.#panes.forEach((pane) => pane.close());
    this.#panes.clear();
    this.#tools.close();
    this.#volumes.ct.close();
    this.#volumes.pet.close();
  }

  async #open(): Promise<void> {
    const attempt = ++this.#attempt;
    const isCurrent = () => !this.#closed && attempt === this.#attempt;
    let loaded = 0;
    const arrived = () => this.change({ loaded: ++loaded });
    const load = async (modality: Modality) => {
      try {
        return await this.#volumes[modality].load(isCurrent, arrived);
      } catch (failure) {
        if (isCurrent()) {
          // What is still on its way belongs to an attempt that is over.
          this.#attempt++;
          this.change({ failure, failed: modality });
        }
        return false;
      }
    };
    const here = await Promise.all([load("ct"), load("pet")]);
    if (here.every(Boolean)) {
      this.#place = this.#middle();
      const ct = windowOf(this.#volumes.ct.firstRange(), "LINEAR_EXACT");
      this.change({ ready: true, windows: { ct, pet: this.#firstPetWindow } });
    }
  }

  async #show(pane: FusionPane): Promise<void> {
    const camera = await pane.show();
    if (!camera || !pane.ready) {
      return;
    }
    const { plane, layers } = pane.spec;
    if (layers.ct && !this.#cameras.has(plane)) {
      this.#adopt(plane, camera);
      this.#follow(() => this.#each(plane, (one) => this.#applyCamera(one)));
    } else {
      this.#follow(() => this.#applyCamera(pane));
    }
    for (const modality of ["ct", "pet"] as const) {
      const window = this.state.windows[modality];
      if (window) {
        pane.setWindow(modality, rangeOfWindow(window, "LINEAR_EXACT"), this.#colours);
      }
    }
    this.#tell();
  }

  /** The first camera of a plane, whose place is the common one. */
  #adopt(plane: Plane, camera: PlaneCamera): void {
    if (this.#place && !this.#cameras.has(plane)) {
      this.#cameras.set(plane, through(camera, this.#place));
    }
  }

  #closePane(pane: FusionPane): void {
    if (this.#panes.get(pane.spec.id) !== pane) {
      return;
    }
    pane.close();
    this.#panes.delete(pane.spec.id);
    if (![...this.#panes.values()].some(({ spec }) => spec.plane === pane.spec.plane)) {
      // Opened again, in panes of another shape, it shall fit.
      this.#cameras.delete(pane.spec.plane);
    }
    const { [pane.spec.id]: gone, ...panes } = this.state.panes;
    if (gone) {
      this.change({ panes });
    }
  }

  #applyCamera(pane: FusionPane): void {
    const camera = this.#cameras.get(pane.spec.plane);
    if (camera && pane.ready) {
      pane.setCamera(camera);
    }
  }

  #each(plane: Plane, act: (pane: FusionPane) => void): void {
    [...this.#panes.values()].filter(({ spec }) => spec.plane === plane).forEach(act);
  }

  /** Panes tell of every change of their cameras, of those that this view makes too. */
  #follow(act: () => void): void {
    this.#following = true;
    try {
      act();
    } finally {
      this.#following = false;
    }
  }

  /** Scrolled, moved or enlarged by a tool. */
  readonly #moved = ({ spec: { plane } }: FusionPane, camera: PlaneCamera) => {
    if (this.#following || !this.#cameras.has(plane)) {
      return;
    }
    this.#cameras.set(plane, camera);
    if (this.#place) {
      this.#place = intoPlane(this.#place, camera);
    }
    this.#follow(() => this.#each(plane, (pane) => this.#applyCamera(pane)));
    this.#tell();
  };

  readonly #goTo = (place: Vector) => {
    const [from, to] = this.#volumes.ct.bounds ?? [place, place];
    const within = place.map((part, axis) => Math.min(Math.max(part, from[axis] ?? part), to[axis] ?? part));
    this.#place = within as Vector;
    for (const [plane, camera] of this.#cameras) {
      this.#cameras.set(plane, through(camera, this.#place));
    }
    this.#follow(() => this.#panes.forEach((pane) => this.#applyCamera(pane)));
    this.#tell();
  };

  readonly #windowed = (modality: Modality, range: Types.VOIRange) => this.#setRange(modality, range);

  #setRange(modality: Modality, range: Types.VOIRange): void {
    this.#panes.forEach((pane) => pane.setWindow(modality, range, this.#colours));
    this.change({ windows: { ...this.state.windows, [modality]: windowOf(range, "LINEAR_EXACT") } });
  }

  readonly #pointedTo = (place: Vector | undefined) => {
    this.#pointed = place;
    this.change({ values: this.#valuesNow() });
  };

  #middle(): Vector | undefined {
    const [from, to] = this.#volumes.ct.bounds ?? [];
    return from && to && between(from, to, 0.5);
  }

  #valuesNow(): FusedValues | undefined {
    const place = this.#pointed ?? this.#place;
    if (!place) {
      return undefined;
    }
    return {
      at: this.#pointed ? "mouse" : "crosshairs",
      ct: this.#volumes.ct.valueAt(place),
      pet: this.#volumes.pet.valueAt(difference(place, this.#shift)),
    };
  }

  /** What the panes show now. */
  #tell(): void {
    const place = this.#place;
    const states = [...this.#panes.values()].flatMap((pane) => {
      const state = place && pane.ready ? pane.stateAt(place) : undefined;
      return state ? [[pane.spec.id, state] as const] : [];
    });
    this.change({ panes: Object.fromEntries(states), values: this.#valuesNow() });
  }
}
