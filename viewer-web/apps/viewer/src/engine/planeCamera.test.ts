import { describe, expect, it } from "vitest";
import { intoPlane, moved, through, turned, type PlaneCamera } from "./planeCamera";

/** Axial, from the feet. */
const axial: PlaneCamera = {
  focalPoint: [10, 20, -100],
  position: [10, 20, -600],
  viewUp: [0, -1, 0],
  viewPlaneNormal: [0, 0, -1],
  parallelScale: 180,
};

describe("the camera of a plane", () => {
  it("moves as a whole", () => {
    expect(moved(axial, [1, 2, 3])).toEqual({
      ...axial,
      focalPoint: [11, 22, -97],
      position: [11, 22, -597],
    });
  });

  it("goes through a place without moving what is seen along the plane", () => {
    expect(through(axial, [-60, 0, -120])).toEqual({
      ...axial,
      focalPoint: [10, 20, -120],
      position: [10, 20, -620],
    });
  });

  it("brings a place straight into its plane", () => {
    expect(intoPlane([-60, 0, -120], axial)).toEqual([-60, 0, -100]);
  });
});

it("a quarter's turn about the long axis leads from the front to the side, upright", () => {
  const fromTheFront = { focalPoint: [0, 0, -50], position: [0, -500, -50], viewUp: [0, 0, 1] } as const;
  const { focalPoint, position, viewUp } = turned(
    { ...fromTheFront } as unknown as Parameters<typeof turned>[0],
    90,
  );
  expect(focalPoint).toEqual([0, 0, -50]);
  expect(viewUp).toEqual([0, 0, 1]);
  expect(position?.map((part) => Math.round(part) + 0)).toEqual([500, 0, -50]);
});
