import {
  Enums,
  setVolumesForViewports,
  type RenderingEngine,
  type Types,
  type VolumeViewport,
} from "@cornerstonejs/core";
import type { ColourMap } from "../colours";
import { difference, opposite, sum, type Vector } from "../study";
import { BACKGROUND } from "./background";
import type { FusionTools } from "./fusionTools";
import { orientations, planeStateOf, type Plane, type PlaneState } from "./plane";
import { intoPlane, moved, planeCameraOf, type PlaneCamera } from "./planeCamera";
import { Pointing } from "./Pointing";
import { windowFunction } from "./toning";

const { BlendModes, Events, ViewportType } = Enums;

export type Modality = "ct" | "pet";

/** A plane with the volumes that it shows; of two the CT lies over the PET. */
export interface PaneSpec {
  /** Unique among those that are open. */
  id: string;
  plane: Plane;
  layers: Partial<Record<Modality, HTMLDivElement>>;
}

export interface FusionPaneState extends PlaneState {
  /** Where on the pane the place lies that all panes have in common, CSS pixels. */
  cross: [x: number, y: number];
}

/** What the pane tells of what people do on it. Places and cameras are the CT's. */
interface PaneEvents {
  moved: (pane: FusionPane, camera: PlaneCamera) => void;
  windowed: (modality: Modality, range: Types.VOIRange) => void;
  /** Undefined: nothing is pointed to any more. */
  pointed: (place: Vector | undefined) => void;
  /** The crosshairs shall go there. */
  placed: (place: Vector) => void;
}

interface Surroundings {
  engine: RenderingEngine;
  resizes: ResizeObserver;
  tools: FusionTools;
  volumeIds: Record<Modality, string>;
  events: PaneEvents;
  /** By how much the PET was shifted against the CT, millimetres. */
  shift: () => Vector;
  /** Dragging puts the crosshairs. */
  placing: () => boolean;
}

/**
 * One plane of one or both volumes, each drawn into an element of its own by one camera. So their mixture is the page's,
 * exact at any opacity, and a shift of the PET is one of its camera.
 */
export class FusionPane {
  readonly spec: PaneSpec;
  readonly #around: Surroundings;
  readonly #pointing: Pointing;
  /** Fingers and buttons that are down. */
  readonly #down = new Set<number>();
  /** Ends all listening. */
  readonly #closing = new AbortController();
  #ready = false;

  constructor(spec: PaneSpec, around: Surroundings) {
    this.spec = spec;
    this.#around = around;
    for (const modality of this.#modalities()) {
      const element = spec.layers[modality] as HTMLDivElement;
      around.engine.enableElement({
        viewportId: this.#idOf(modality),
        element,
        type: ViewportType.ORTHOGRAPHIC,
        defaultOptions: { background: BACKGROUND, orientation: orientations[spec.plane] },
      });
      around.resizes.observe(element);
    }
    around.tools.add(this.#idOf(this.#top), around.engine.id);
    this.#pointing = new Pointing(this.#element, (at) => around.events.pointed(at && this.#placeAt(at)));
    const { signal } = this.#closing;
    this.#element.addEventListener("pointerdown", this.#pressed, { signal });
    this.#element.addEventListener("pointermove", this.#dragged, { signal });
    for (const end of ["pointerup", "pointercancel", "pointerleave"] as const) {
      this.#element.addEventListener(end, this.#lifted, { signal });
    }
  }

  /** @returns the camera that shows all of the upper volume; undefined where it was closed meanwhile */
  async show(): Promise<PlaneCamera | undefined> {
    const { engine, volumeIds } = this.#around;
    for (const modality of this.#modalities()) {
      await setVolumesForViewports(engine, [{ volumeId: volumeIds[modality] }], [this.#idOf(modality)]);
      if (this.#closing.signal.aborted) {
        return undefined;
      }
      const viewport = this.#viewport(modality);
      viewport?.setBlendMode(BlendModes.COMPOSITE);
      viewport?.setSlabThickness(0);
    }
    const { signal } = this.#closing;
    this.#element.addEventListener(Events.CAMERA_MODIFIED, this.#moved, { signal });
    this.#element.addEventListener(Events.VOI_MODIFIED, this.#windowed, { signal });
    this.#ready = true;
    return this.#camera();
  }

  /** @returns the camera that shows all of the upper volume again */
  fit(): PlaneCamera | undefined {
    if (this.ready) {
      this.#modalities().forEach((modality) => this.#viewport(modality)?.resetCamera());
    }
    return this.ready ? this.#camera() : undefined;
  }

  get ready(): boolean {
    return this.#ready && !this.#closing.signal.aborted;
  }

  setCamera(camera: PlaneCamera): void {
    for (const modality of this.#modalities()) {
      const viewport = this.#viewport(modality);
      viewport?.setCamera(modality === "pet" ? moved(camera, opposite(this.#around.shift())) : camera);
      viewport?.render();
    }
  }

  /** The PET alone is black on white, over the CT in colours. */
  setWindow(modality: Modality, range: Types.VOIRange, colours: ColourMap): void {
    const viewport = this.#viewport(modality);
    const actor = viewport?.getDefaultActor()?.actor as Types.VolumeActor | undefined;
    if (!viewport || !actor) {
      return;
    }
    if (modality === "pet" && this.spec.layers.ct) {
      const coloured = windowFunction(range, false, { inverted: false, colours });
      actor.getProperty().setRGBTransferFunction(0, coloured);
    } else {
      viewport.setProperties({ voiRange: range, invert: modality === "pet" }, undefined, true);
    }
    viewport.render();
  }

  stateAt(place: Vector): FusionPaneState | undefined {
    const viewport = this.#viewport(this.#top);
    const camera = this.#camera();
    if (!viewport || !camera) {
      return undefined;
    }
    const [x, y] = viewport.worldToCanvas(difference(place, this.#shiftOfTop()));
    return { ...planeStateOf(viewport, camera), cross: [x, y] };
  }

  close(): void {
    this.#closing.abort();
    this.#pointing.close();
    const { engine, resizes, tools } = this.#around;
    tools.remove(this.#idOf(this.#top), engine.id);
    for (const modality of this.#modalities()) {
      resizes.unobserve(this.spec.layers[modality] as HTMLDivElement);
      engine.disableElement(this.#idOf(modality));
    }
  }

  /** Upper layer: what hands touch. */
  get #top(): Modality {
    return this.spec.layers.ct ? "ct" : "pet";
  }

  get #element(): HTMLDivElement {
    return this.spec.layers[this.#top] as HTMLDivElement;
  }

  #modalities(): Modality[] {
    return (["ct", "pet"] as const).filter((modality) => this.spec.layers[modality]);
  }

  #idOf(modality: Modality): string {
    return `fusion-${this.spec.id}-${modality}`;
  }

  #viewport(modality: Modality): VolumeViewport | undefined {
    return this.#around.engine.getViewport(this.#idOf(modality)) as VolumeViewport | undefined;
  }

  #camera(): PlaneCamera | undefined {
    const camera = planeCameraOf(this.#viewport(this.#top)?.getCamera() ?? {});
    return camera && moved(camera, this.#shiftOfTop());
  }

  /** By how much what hands touch was shifted against the CT. */
  #shiftOfTop(): Vector {
    return this.#top === "pet" ? this.#around.shift() : [0, 0, 0];
  }

  #placeAt(at: [x: number, y: number]): Vector | undefined {
    const viewport = this.#viewport(this.#top);
    const camera = this.#camera();
    if (!viewport || !camera || !this.#ready) {
      return undefined;
    }
    return intoPlane(sum(viewport.canvasToWorld(at), this.#shiftOfTop()), camera);
  }

  readonly #moved = () => {
    const camera = this.#camera();
    if (camera) {
      this.#around.events.moved(this, camera);
    }
  };

  readonly #windowed = (event: Event) => {
    const { range } = (event as CustomEvent<{ range: Types.VOIRange }>).detail;
    this.#around.events.windowed(this.#top, range);
  };

  readonly #pressed = (event: PointerEvent) => {
    this.#down.add(event.pointerId);
    this.#place(event);
  };

  readonly #dragged = (event: PointerEvent) => {
    if (this.#down.has(event.pointerId)) {
      this.#place(event);
    }
  };

  readonly #lifted = ({ pointerId }: PointerEvent) => this.#down.delete(pointerId);

  /** One finger or the left button; two fingers enlarge. */
  #place({ buttons, clientX, clientY }: PointerEvent): void {
    if (!this.#around.placing() || buttons !== 1 || this.#down.size !== 1) {
      return;
    }
    const { left, top } = this.#element.getBoundingClientRect();
    const place = this.#placeAt([clientX - left, clientY - top]);
    if (place) {
      this.#around.events.placed(place);
    }
  }
}
