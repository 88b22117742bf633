import {
  Enums,
  setVolumesForViewports,
  type RenderingEngine,
  type Types,
  type VolumeViewport3D,
} from "@cornerstonejs/core";
import vtkPiecewiseFunction from "@kitware/vtk.js/Common/DataModel/PiecewiseFunction";
import vtkColorTransferFunction from "@kitware/vtk.js/Rendering/Core/ColorTransferFunction";
import { patientLetters, type VoiWindow } from "../study";
import { BACKGROUND } from "./background";
import { edgesBy, type Edges } from "../study";
import { turned } from "./planeCamera";
import { screenWays } from "./screenWays";
import { transferOf, type VolumePreset } from "./volumePresets";
import { bindVolume } from "./volumeTools";

const { BlendModes, Events, OrientationAxis, ViewportType } = Enums;
const VIEWPORT = "volume";
const WHITE: Types.Point3 = [1, 1, 1];

/** A volume that is in memory, seen from outside; at first from the front. */
export class VolumeView {
  readonly #engine: RenderingEngine;
  readonly #resizes: ResizeObserver;
  readonly #element: HTMLDivElement;
  readonly #moved: (edges: Edges) => void;
  readonly #unbind: () => void;
  readonly #inverted: boolean;
  #closed = false;
  /** Where it was seen from at first. */
  #first: Types.ICamera | undefined;
  #preset: VolumePreset;
  #window: VoiWindow;

  /**
   * @param looks inverted: a projection is dark on white
   * @param moved gets the letters of the patient's sides at the edges, whenever they change
   */
  constructor(
    engine: RenderingEngine,
    resizes: ResizeObserver,
    element: HTMLDivElement,
    volumeId: string,
    looks: { preset: VolumePreset; window: VoiWindow; inverted?: boolean },
    moved: (edges: Edges) => void,
  ) {
    this.#engine = engine;
    this.#resizes = resizes;
    this.#element = element;
    this.#preset = looks.preset;
    this.#inverted = looks.inverted ?? false;
    this.#window = looks.window;
    this.#moved = moved;
    engine.enableElement({
      viewportId: VIEWPORT,
      element,
      type: ViewportType.VOLUME_3D,
      defaultOptions: {
        background: this.#inverted ? WHITE : BACKGROUND,
        orientation: OrientationAxis.CORONAL,
        parallelProjection: true,
      },
    });
    this.#unbind = bindVolume(VIEWPORT, engine.id);
    element.addEventListener(Events.CAMERA_MODIFIED, this.#turned);
    resizes.observe(element);
    void this.#show(volumeId);
  }

  setPreset(preset: VolumePreset): void {
    this.#preset = preset;
    this.#draw();
  }

  /** Of the planes; presets in Hounsfield units have their own. */
  setWindow(window: VoiWindow): void {
    this.#window = window;
    this.#draw();
  }

  /** About the patient's long axis. */
  turn(degrees: number): void {
    const viewport = this.#viewport();
    if (viewport && this.#first) {
      viewport.setCamera(turned(viewport.getCamera(), degrees));
      viewport.render();
    }
  }

  reset(): void {
    if (this.#first) {
      this.#viewport()?.setCamera(this.#first);
    }
  }

  close(): void {
    this.#closed = true;
    this.#element.removeEventListener(Events.CAMERA_MODIFIED, this.#turned);
    this.#resizes.unobserve(this.#element);
    this.#unbind();
    this.#engine.disableElement(VIEWPORT);
  }

  async #show(volumeId: string): Promise<void> {
    await setVolumesForViewports(this.#engine, [{ volumeId }], [VIEWPORT]);
    if (!this.#closed) {
      this.#fit();
      this.#first = this.#viewport()?.getCamera();
      this.#turned();
      this.#draw();
    }
  }

  /** Whole from every side in a pane that is higher than wide, too; the engine looks at the height alone. */
  #fit(): void {
    const viewport = this.#viewport();
    const bounds = (viewport?.getDefaultActor()?.actor as Types.VolumeActor | undefined)?.getBounds();
    const { clientWidth, clientHeight } = this.#element;
    const { parallelScale } = viewport?.getCamera() ?? {};
    if (viewport && bounds && parallelScale !== undefined && clientWidth > 0) {
      const widest = Math.max(bounds[1] - bounds[0], bounds[3] - bounds[2]);
      viewport.setCamera({
        parallelScale: Math.max(parallelScale, ((widest / 2) * clientHeight) / clientWidth),
      });
    }
  }

  #draw(): void {
    const viewport = this.#viewport();
    const actor = viewport?.getDefaultActor()?.actor as Types.VolumeActor | undefined;
    if (!viewport || !actor) {
      return;
    }
    const { colours, opacities, edge, projection } = transferOf(this.#preset, this.#window);
    const colour = vtkColorTransferFunction.newInstance();
    const light = (part: number) => (this.#inverted ? 1 - part : part);
    colours.forEach(([value, red, green, blue]) =>
      colour.addRGBPoint(value, light(red), light(green), light(blue)),
    );
    const opacity = vtkPiecewiseFunction.newInstance();
    opacities.forEach(([value, part]) => opacity.addPoint(value, part));
    const property = actor.getProperty();
    property.setRGBTransferFunction(0, colour);
    property.setScalarOpacity(0, opacity);
    property.setInterpolationTypeToLinear();
    property.setShade(!projection);
    // Surfaces are what light falls on; deep inside, where nothing changes, it would only get dark.
    property.setUseGradientOpacity(0, !projection);
    property.setGradientOpacityMinimumValue(0, 0);
    property.setGradientOpacityMinimumOpacity(0, 0);
    property.setGradientOpacityMaximumValue(0, edge);
    property.setGradientOpacityMaximumOpacity(0, 1);
    property.setAmbient(0.3);
    property.setDiffuse(0.8);
    property.setSpecular(0.15);
    property.setSpecularPower(10);
    const mapper = actor.getMapper() as unknown as { setBlendMode: (mode: Enums.BlendModes) => void };
    mapper.setBlendMode(projection ? BlendModes.MAXIMUM_INTENSITY_BLEND : BlendModes.COMPOSITE);
    viewport.render();
  }

  readonly #turned = () => {
    const viewport = this.#viewport();
    if (viewport?.getDefaultActor()) {
      // The lamp stays where the first empty picture was seen from, unless it is carried along.
      viewport.getRenderer().updateLightsGeometryToFollowCamera();
      this.#moved(edgesBy(patientLetters, screenWays(viewport)));
    }
  };

  #viewport(): VolumeViewport3D | undefined {
    return this.#engine.getViewport(VIEWPORT) as VolumeViewport3D | undefined;
  }
}
