import { Enums, type VolumeViewport } from "@cornerstonejs/core";
import { patientLetters, positionAlong } from "../study";
import { edgesBy, type Edges } from "../study";
import type { PlaneCamera } from "./planeCamera";
import { screenWays } from "./screenWays";

export const planes = ["axial", "coronal", "sagittal"] as const;
export type Plane = (typeof planes)[number];

const { OrientationAxis } = Enums;

/** As the engine calls them. */
export const orientations = {
  axial: OrientationAxis.AXIAL,
  coronal: OrientationAxis.CORONAL,
  sagittal: OrientationAxis.SAGITTAL,
} as const satisfies Record<Plane, Enums.OrientationAxis>;

export interface PlaneState {
  /** Along the patient's axis that the plane is most at right angles to, millimetres. */
  position: number;
  edges: Edges;
  pixelsPerMillimetre: number;
}

/** What a viewport shows of a volume, looked at by this camera. */
export const planeStateOf = (
  viewport: VolumeViewport,
  { focalPoint, viewPlaneNormal, parallelScale }: PlaneCamera,
): PlaneState => ({
  position: positionAlong(focalPoint, viewPlaneNormal),
  edges: edgesBy(patientLetters, screenWays(viewport)),
  pixelsPerMillimetre: Math.max(1, viewport.element.clientHeight) / (2 * parallelScale),
});
