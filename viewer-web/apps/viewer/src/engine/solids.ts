import { between, cross, difference, dot, scaled, sum, type Vector } from "../study";
import type { PlaneCamera } from "./planeCamera";

/** A body in a volume; a cube lies along the patient's axes. */
export interface Solid {
  kind: "sphere" | "cube";
  centre: Vector;
  /** Radius, or half an edge, millimetres. */
  reach: number;
}

/** Corners of the polygon that stands for a circle. */
const CORNERS = 64;

/** From its middle out to a point of its surface. */
export function solidOf(kind: Solid["kind"], centre: Vector, rim: Vector): Solid {
  const way = difference(rim, centre);
  return {
    kind,
    centre,
    reach: kind === "sphere" ? Math.hypot(...way) : Math.max(...way.map(Math.abs)),
  };
}

/** Cubic millimetres. */
export const volumeOf = ({ kind, reach }: Solid): number =>
  kind === "sphere" ? (4 / 3) * Math.PI * reach ** 3 : (2 * reach) ** 3;

export function holds({ kind, centre, reach }: Solid, place: Vector): boolean {
  const way = difference(place, centre);
  return kind === "sphere" ? Math.hypot(...way) <= reach : way.every((one) => Math.abs(one) <= reach);
}

/** Where its surface cuts a plane: a polygon that ends where it begins; nothing where the plane misses it. */
export function outlineOn(solid: Solid, camera: PlaneCamera): Vector[] {
  const corners = solid.kind === "sphere" ? circleOn(solid, camera) : cutOfCube(solid, camera);
  return [...corners, ...corners.slice(0, 1)];
}

const heightOver = (place: Vector, { focalPoint, viewPlaneNormal }: PlaneCamera) =>
  dot(difference(place, focalPoint), viewPlaneNormal);

function circleOn({ centre, reach }: Solid, camera: PlaneCamera): Vector[] {
  const { viewUp, viewPlaneNormal } = camera;
  const height = heightOver(centre, camera);
  if (Math.abs(height) >= reach) {
    return [];
  }
  const middle = difference(centre, scaled(viewPlaneNormal, height));
  const radius = Math.sqrt(reach ** 2 - height ** 2);
  const right = cross(viewUp, viewPlaneNormal);
  return Array.from({ length: CORNERS }, (_, corner) => {
    const turn = (2 * Math.PI * corner) / CORNERS;
    return sum(middle, sum(scaled(right, radius * Math.cos(turn)), scaled(viewUp, radius * Math.sin(turn))));
  });
}

const signs = [-1, 1] as const;
const axes = [0, 1, 2] as const;

/** The plane cuts edges of the cube; in their order round it they are a convex polygon. */
function cutOfCube({ centre, reach }: Solid, camera: PlaneCamera): Vector[] {
  const corner = (...steps: [number, number, number]) => sum(centre, scaled(steps, reach));
  const edges = axes.flatMap((along) =>
    signs.flatMap((one) =>
      signs.map((other): [Vector, Vector] => {
        const at = (end: number): [number, number, number] => {
          const steps: [number, number, number] = [one, one, one];
          steps[along] = end;
          steps[(along + 1) % 3] = one;
          steps[(along + 2) % 3] = other;
          return steps;
        };
        return [corner(...at(-1)), corner(...at(1))];
      }),
    ),
  );
  const cut = edges.flatMap(([from, to]) => {
    const [below, above] = [heightOver(from, camera), heightOver(to, camera)];
    return below < 0 === above < 0 ? [] : [between(from, to, below / (below - above))];
  });
  const right = cross(camera.viewUp, camera.viewPlaneNormal);
  const middle = scaled(cut.reduce(sum, [0, 0, 0]), 1 / Math.max(1, cut.length));
  const turn = (place: Vector) => {
    const way = difference(place, middle);
    return Math.atan2(dot(way, camera.viewUp), dot(way, right));
  };
  return cut.toSorted((a, b) => turn(a) - turn(b));
}
