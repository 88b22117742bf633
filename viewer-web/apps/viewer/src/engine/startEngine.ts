import { cache, init as initCore, metaData } from "@cornerstonejs/core";
import { init as initImageLoader } from "@cornerstonejs/dicom-image-loader";
import type { ColourMap } from "../colours";
import type { FrameSource } from "../loading";
import type { Frame } from "../study";
import { figuresOn } from "./figures";
import { FrameImages } from "./FrameImages";
import type { Modality } from "./FusionPane";
import { FusionView } from "./FusionView";
import { keptMarks } from "./keptMarks";
import { metadataModule } from "./metadataModules";
import { Graphics } from "./Graphics";
import { MprView } from "./MprView";
import type { Plane } from "./plane";
import { StackView } from "./StackView";
import { measurements } from "./measurements";
import { savedDrawings } from "./savedDrawings";
import type { DragTool } from "./dragTools";
import { registerVolumeImages } from "./volumeImages";
import { twins } from "./twins";
import { bind, startTools, type AskText } from "./tools";

export interface Engine {
  /** Puts a viewport into the element. */
  open(element: HTMLDivElement, id: string): StackView;
  /** Cuts a volume in three planes, one for each element. */
  openPlanes(elements: Record<Plane, HTMLDivElement>, frames: readonly Frame[]): MprView;
  /** Cuts a CT and the PET of the same space together; `factor` makes SUVs of the values of the PET. */
  openFusion(
    frames: Record<Modality, readonly Frame[]>,
    looks: { factor: number; colours: ColourMap },
  ): FusionView;
  readonly images: FrameImages;
  /** Views live as long as they are there. */
  readonly graphics: Graphics;
  readonly measurements: typeof measurements;
  readonly savedDrawings: typeof savedDrawings;
  /** What was drawn in volumes. */
  readonly marks: typeof keptMarks;
  readonly twins: typeof twins;
  readonly figuresOn: typeof figuresOn;
  /** What dragging on the picture does from now on. */
  bind(tool: DragTool): void;
}

/** Sets the viewer engine up; everything that is heavy arrives with this module. `frameMemory` is in bytes. */
export function startEngine(source: FrameSource, frameMemory: number, askText: AskText): Engine {
  initCore();
  startTools(askText);
  initImageLoader({ maxWebWorkers: Math.min(4, Math.max(1, (navigator.hardwareConcurrency || 2) - 1)) });
  cache.setMaxCacheSize(frameMemory);
  metaData.addProvider(metadataModule, 10_000);
  registerVolumeImages();
  const images = new FrameImages(source);
  const graphics = new Graphics();
  // One for all: every cell of a layout changes at once, and the engine resizes all of them.
  const resizes = new ResizeObserver(() => graphics.rendering.resize(true, true));
  return {
    images,
    graphics,
    measurements,
    savedDrawings,
    marks: keptMarks,
    twins,
    figuresOn,
    bind,
    openPlanes: (elements, frames) => new MprView(graphics.rendering, images, resizes, elements, frames),
    openFusion: (frames, looks) => new FusionView(graphics.rendering, images, resizes, frames, looks),
    open: (element, id) => new StackView(graphics.rendering, images, resizes, element, id),
  };
}
