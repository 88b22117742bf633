import { cache, init as initCore, metaData, RenderingEngine } from "@cornerstonejs/core";
import { init as initImageLoader } from "@cornerstonejs/dicom-image-loader";
import type { FrameSource } from "../loading";
import type { Frame } from "../study";
import { FrameImages } from "./FrameImages";
import { metadataModule } from "./metadataModules";
import { MprView, type Plane } from "./MprView";
import { StackView } from "./StackView";
import { measurements } from "./measurements";
import type { DragTool } from "./toolNames";
import { registerVolumeImages } from "./volumeImages";
import { bind, startTools, type AskText } from "./tools";

export interface Engine {
  /** Puts a viewport into the element. */
  open(element: HTMLDivElement, id: string): StackView;
  /** Cuts a volume in three planes, one for each element. */
  openPlanes(elements: Record<Plane, HTMLDivElement>, frames: readonly Frame[]): MprView;
  readonly images: FrameImages;
  readonly measurements: typeof measurements;
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
  const rendering = new RenderingEngine("viewer");
  // One for all: every cell of a layout changes at once, and the engine resizes all of them.
  const resizes = new ResizeObserver(() => rendering.resize(true, true));
  return {
    images,
    measurements,
    bind,
    openPlanes: (elements, frames) => new MprView(rendering, images, resizes, elements, frames),
    open: (element, id) => new StackView(rendering, images, resizes, element, id),
  };
}
