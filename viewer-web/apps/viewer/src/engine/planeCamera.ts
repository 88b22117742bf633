import type { Types } from "@cornerstonejs/core";
import { difference, dot, scaled, sum, type Vector } from "../study";

/** From where a plane is looked at: what panes that show the same plane have in common. */
export interface PlaneCamera {
  focalPoint: Vector;
  position: Vector;
  viewUp: Vector;
  viewPlaneNormal: Vector;
  /** Half of the pane's height, millimetres. */
  parallelScale: number;
}

export function planeCameraOf(camera: Types.ICamera): PlaneCamera | undefined {
  const { focalPoint, position, viewUp, viewPlaneNormal, parallelScale } = camera;
  return focalPoint && position && viewUp && viewPlaneNormal && parallelScale !== undefined
    ? { focalPoint, position, viewUp, viewPlaneNormal, parallelScale }
    : undefined;
}

/** The same look at what lies somewhere else by this way, millimetres. */
export const moved = (camera: PlaneCamera, by: Vector): PlaneCamera => ({
  ...camera,
  focalPoint: sum(camera.focalPoint, by),
  position: sum(camera.position, by),
});

/** The same look at the parallel plane through a place: what is seen stays where it is on the screen. */
export const through = (camera: PlaneCamera, place: Vector): PlaneCamera =>
  moved(camera, wayAcross(camera.focalPoint, place, camera.viewPlaneNormal));

/** The place itself, brought into a plane straight across it. */
export const intoPlane = (place: Vector, { focalPoint, viewPlaneNormal }: PlaneCamera): Vector =>
  sum(place, wayAcross(place, focalPoint, viewPlaneNormal));

/** Turned about the patient's long axis through what is looked at; from above, to the patient's left first. */
export function turned<T extends Pick<Types.ICamera, "focalPoint" | "position" | "viewUp">>(
  camera: T,
  degrees: number,
): T {
  const { focalPoint, position, viewUp } = camera;
  if (!focalPoint || !position || !viewUp) {
    return camera;
  }
  const way = turnedVector(difference(position, focalPoint), degrees);
  return { ...camera, position: sum(focalPoint, way), viewUp: turnedVector(viewUp, degrees) };
}

function turnedVector([x, y, z]: Vector, degrees: number): Vector {
  const [sine, cosine] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  return [x * cosine - y * sine, x * sine + y * cosine, z];
}

/** As much of the way from one place to another as leads across a plane. */
function wayAcross(from: Vector, to: Vector, normal: Vector): Vector {
  return scaled(normal, dot(difference(to, from), normal));
}
