import { expect, it } from "vitest";
import { roundedPlace } from "./viewPlace";

it("a place on the screen is the same whatever the engine's arithmetic leaves behind", () => {
  const exact = { rotation: 0, zoom: 1, pan: [0, 0] as [number, number], flipHorizontal: true };
  const computed = {
    rotation: 359.999_999_7,
    zoom: 1.000_000_02,
    pan: [-1.4e-14, 3e-9] as [number, number],
    flipHorizontal: true,
  };
  expect(roundedPlace(computed)).toEqual(roundedPlace(exact));
});

it("a place that a reader would see to be another is another", () => {
  expect(roundedPlace({ zoom: 1.001 })).not.toEqual(roundedPlace({ zoom: 1 }));
});
