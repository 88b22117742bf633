import { describe, expect, it } from "vitest";
import type { Picture } from "../picture";
import type { PixelSpacing } from "../study";
import type { ImagePoint } from "./geometry";
import { measure, type Ground, type MeasurementKind } from "./measure";

const halfMillimetre: PixelSpacing = { basis: "patient", row: 0.5, column: 0.5 };
const wide: PixelSpacing = { basis: "patient", row: 0.5, column: 1 };
const unknown: PixelSpacing = { basis: "unknown", row: 1, column: 1 };

/** Ten by ten pixels, each with its column as its value, from -1000 on. */
const columns: Picture = {
  columns: 10,
  rows: 10,
  components: 1,
  samples: Array.from({ length: 100 }, (_, index) => index % 10),
  slope: 1,
  intercept: -1000,
};

const of = (kind: MeasurementKind, points: ImagePoint[], ground: Partial<Ground> = {}) => {
  const { quantities, basis } = measure(
    { kind, points },
    { spacing: halfMillimetre, picture: columns, unit: "HU", ...ground },
  );
  return { ...Object.fromEntries(quantities.map(({ name, text }) => [name, text])), basis };
};

describe("a length", () => {
  it("takes rows and columns by their own spacing", () => {
    expect(
      of(
        "length",
        [
          [0, 0],
          [3, 4],
        ],
        { spacing: wide },
      ),
    ).toEqual({ length: "3.6 mm", basis: "patient" });
  });

  it("is in pixels where nobody knows how large a pixel is", () => {
    const points: ImagePoint[] = [
      [0, 0],
      [30, 40],
    ];
    expect(of("length", points, { spacing: unknown })).toEqual({ length: "50.0 px", basis: "unknown" });
  });

  it("keeps saying that it was measured at the detector", () => {
    const spacing: PixelSpacing = { basis: "detector", row: 0.2, column: 0.2 };
    expect(
      of(
        "length",
        [
          [0, 0],
          [10, 0],
        ],
        { spacing },
      ),
    ).toEqual({ length: "2.0 mm", basis: "detector" });
  });

  it("of two diameters comes with the short one", () => {
    expect(
      of("bidirectional", [
        [0, 0],
        [10, 0],
        [5, -3],
        [5, 3],
      ]),
    ).toMatchObject({
      length: "5.0 mm",
      short: "3.0 mm",
    });
  });
});

describe("an angle", () => {
  it("is at its middle point, and needs no spacing but the pixel's shape", () => {
    expect(
      of(
        "angle",
        [
          [0, -5],
          [0, 0],
          [5, 0],
        ],
        { spacing: unknown },
      ),
    ).toEqual({ angle: "90.0°" });
    expect(
      of(
        "angle",
        [
          [1, 2],
          [0, 0],
          [5, 0],
        ],
        { spacing: wide },
      ),
    ).toEqual({ angle: "45.0°" });
  });

  it("of Cobb is the smaller one between two lines, whichever way each was drawn", () => {
    const level: ImagePoint[] = [
      [0, 0],
      [10, 0],
    ];
    const steep: ImagePoint[] = [
      [0, 20],
      [10, 30],
    ];
    expect(of("cobb", [...level, ...steep])).toEqual({ angle: "45.0°" });
    expect(of("cobb", [...level, ...steep.toReversed()])).toEqual({ angle: "45.0°" });
  });
});

describe("a region", () => {
  // From column 2 to column 4 and from row 1 to row 5, edges between pixels.
  const rectangle: ImagePoint[] = [
    [1.5, 0.5],
    [4.5, 0.5],
    [1.5, 5.5],
    [4.5, 5.5],
  ];

  it("has the mean, the deviation and the range of the pixels whose middles are inside", () => {
    expect(of("rectangle", rectangle)).toEqual({
      mean: "-997.0 HU",
      deviation: "0.8 HU",
      range: "-998 … -996 HU",
      area: "3.8 mm²",
      basis: "patient",
    });
  });

  it("has only an area where its picture is coloured or not here", () => {
    expect(of("rectangle", rectangle, { picture: { ...columns, components: 3 } })).toEqual({
      area: "3.8 mm²",
      basis: "patient",
    });
    expect(of("rectangle", rectangle, { picture: undefined })).toHaveProperty("area");
  });

  it("that reaches beyond the picture counts what is in the picture", () => {
    expect(
      of("rectangle", [
        [7.5, -9],
        [99, -9],
        [7.5, 99],
        [99, 99],
      ]),
    ).toMatchObject({ mean: "-991.5 HU" });
  });

  it("of an ellipse has the area of one", () => {
    const points: ImagePoint[] = [
      [5, 9],
      [5, 1],
      [3, 5],
      [7, 5],
    ];
    expect(of("ellipse", points, { spacing: unknown })).toMatchObject({
      area: `${(8 * Math.PI).toFixed(1)} px²`,
    });
  });

  it("of a circle is round in the patient, whatever the pixel's shape", () => {
    expect(
      of(
        "circle",
        [
          [5, 5],
          [7, 5],
        ],
        { spacing: wide },
      ),
    ).toMatchObject({
      area: `${(4 * Math.PI).toFixed(1)} mm²`,
      mean: "-995.0 HU",
    });
  });

  it("drawn freely may be hollow", () => {
    const c: ImagePoint[] = [
      [0, 0],
      [9, 0],
      [9, 1.5],
      [2.5, 1.5],
      [2.5, 7.5],
      [9, 7.5],
      [9, 9],
      [0, 9],
    ];
    expect(of("freehand", c, { spacing: unknown })).toMatchObject({
      area: "42.0 px²",
      range: "-1000 … -991 HU",
    });
  });
});

it("a probe tells the value of the pixel under it, and nothing beside the picture", () => {
  expect(of("probe", [[3.4, 2]])).toEqual({ value: "-997 HU" });
  expect(of("probe", [[-1, 2]])).toEqual({});
});

it("a probe whose pixels are away stays, without a value", () => {
  expect(of("probe", [[3, 2]], { picture: undefined })).toEqual({ value: "—" });
});

it("a probe on colours has no unit", () => {
  expect(of("probe", [[0, 0]], { picture: { ...columns, components: 3, intercept: 0 } })).toEqual({
    value: "0 / 1 / 2",
  });
});

describe("a cardio-thoracic ratio", () => {
  const proposed: ImagePoint[] = [
    [0, 9],
    [100, 9],
    [30, 5],
    [75, 5],
  ];
  const moved = (...ends: number[]): ImagePoint[] =>
    proposed.map(([column, row], end) => (ends.includes(end) ? [column + 5, row] : [column, row]));
  const ratioOf = (points: ImagePoint[], sure: boolean) =>
    measure(
      { kind: "cardiothoracic", points, proposed: { points: proposed, sure } },
      { spacing: halfMillimetre, unit: "" },
    );

  it("is the heart's width by the thorax's, with both in millimetres", () => {
    expect(of("cardiothoracic", proposed)).toEqual({
      ratio: "0.45",
      heart: "22.5 mm",
      thorax: "50.0 mm",
      basis: "patient",
    });
  });

  it("is called a proposal until the reader moves an end", () => {
    expect(ratioOf(proposed, true).proposal).toBe("found");
    expect(ratioOf(moved(3), true).proposal).toBeUndefined();
    expect(ratioOf(moved(3), true).quantities[0]?.text).toBe("0.50");
  });

  it("of lines that only lie where chests usually are is none before both were moved", () => {
    expect(ratioOf(moved(3), false).proposal).toBe("unsure");
    expect(ratioOf(moved(3), false).quantities[0]?.text).toBe("—");
    expect(ratioOf(moved(1, 3), false).proposal).toBeUndefined();
    expect(ratioOf(moved(1, 3), false).quantities[0]?.text).toBe("0.48");
  });
});
