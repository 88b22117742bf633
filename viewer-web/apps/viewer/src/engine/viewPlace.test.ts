import { expect, it } from "vitest";
import { followedPlace, roundedPlace, sharedPlace } from "./viewPlace";

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

it("a place is followed on a screen of another size by the picture's own pixels", () => {
  const large = { rotation: 90, zoom: 2, pan: [40, -20] as [number, number] };
  // Four screen pixels a pixel there, which the reader doubled; one and a half here, at rest.
  const shared = sharedPlace(large, 4);
  expect(shared).toMatchObject({ rotation: 90, zoom: 2, pan: [20, -10] });
  expect(followedPlace(shared, { zoom: 1 }, 1.5)).toMatchObject({ rotation: 90, zoom: 2, pan: [30, -15] });
});
