import { describe, expect, it } from "vitest";
import { dataset } from "../testkit/instances";
import { qualityOf } from "./compression";
import { FrameAttributes } from "./frameAttributes";
import { patientLetters } from "./imagePlane";
import { pixelSpacingOf } from "./pixelSpacing";
import { maskedId, maskedName } from "./privacy";
import { voiBrightness, voiWindowsOf, windowOver } from "./windowLevel";

const of = (elements: Parameters<typeof dataset>[0]) => new FrameAttributes(dataset(elements), 1);

describe("pixel spacing", () => {
  it("is the patient's in a section", () => {
    expect(pixelSpacingOf(of({ "00280030": ["DS", 0.5, 0.6] }))).toEqual({
      basis: "patient",
      row: 0.5,
      column: 0.6,
    });
  });

  it("at the detector is called that", () => {
    expect(pixelSpacingOf(of({ "00181164": ["DS", 0.2, 0.2] }))).toMatchObject({
      basis: "detector",
      row: 0.2,
    });
  });

  it("at the detector is divided by the magnification", () => {
    const spacing = pixelSpacingOf(of({ "00181164": ["DS", 0.2, 0.2], "00181114": ["DS", 1.25] }));
    expect(spacing.basis).toBe("magnification");
    expect(spacing.row).toBeCloseTo(0.16);
  });

  it("that equals the detector's was not calibrated", () => {
    expect(pixelSpacingOf(of({ "00280030": ["DS", 0.2, 0.2], "00181164": ["DS", 0.2, 0.2] })).basis).toBe(
      "detector",
    );
  });

  it("that differs from the detector's, or says how, was calibrated", () => {
    const differing = { "00280030": ["DS", 0.15, 0.15], "00181164": ["DS", 0.2, 0.2] } as const;
    const said = {
      "00280030": ["DS", 0.2, 0.2],
      "00181164": ["DS", 0.2, 0.2],
      "00280A02": ["CS", "GEOMETRY"],
    } as const;
    for (const one of [differing, said]) {
      expect(pixelSpacingOf(of(one as never)).basis).toBe("calibrated");
    }
  });

  it.each([[["0.2\0\0.2"]], [[]], [[0.2]], [[0, 0.2]], [["abc", "0.2"]], [[-1, 1]], [[null, null]]])(
    "is unknown rather than 1 mm when the device wrote %j",
    (values) => {
      expect(pixelSpacingOf(of({ "00280030": ["DS", ...values] }))).toEqual({
        basis: "unknown",
        row: 1,
        column: 1,
      });
    },
  );

  it("that is unknown still keeps the pixel's shape", () => {
    expect(pixelSpacingOf(of({ "00280034": ["IS", 2, 1] }))).toEqual({ basis: "unknown", row: 2, column: 1 });
  });

  it("of ultrasound is its region's, in centimetres", () => {
    const region = dataset({
      "00186024": ["US", 3],
      "00186026": ["US", 3],
      "0018602C": ["FD", 0.05],
      "0018602E": ["FD", 0.04],
    });
    expect(pixelSpacingOf(of({ "00186011": ["SQ", region] }))).toEqual({
      basis: "patient",
      row: 0.4,
      column: 0.5,
    });
    expect(pixelSpacingOf(of({ "00186011": ["SQ", region, region] })).basis).toBe("unknown");
  });
});

describe("a frame of many", () => {
  it("has the functional groups of its own place, though others have none", () => {
    const second = dataset({ "00209113": ["SQ", dataset({ "00200032": ["DS", 1, 2, 3] })] });
    const instance = dataset({ "52009230": ["SQ", null, second] });
    expect(new FrameAttributes(instance, 2).numbers("00200032")).toEqual([1, 2, 3]);
    expect(new FrameAttributes(instance, 1).numbers("00200032")).toBeUndefined();
  });
});

describe("a window", () => {
  it.each([
    [["NaN"], ["400"]],
    [[40], [0]],
    [[40], []],
    [[""], [400]],
  ])("of center %j and width %j counts as missing", (centers, widths) => {
    expect(
      voiWindowsOf(of({ "00281050": ["DS", ...centers], "00281051": ["DS", ...widths] })).windows,
    ).toEqual([]);
  });

  it("is read from text as from numbers", () => {
    expect(
      voiWindowsOf(of({ "00281050": ["DS", "40", "-600"], "00281051": ["DS", 400, 1500] })).windows,
    ).toMatchObject([
      { center: 40, width: 400 },
      { center: -600, width: 1500 },
    ]);
  });

  it("maps its ends to black and white as PS3.3 C.11.2.1.2.1 says", () => {
    const voiWindow = { center: 2048, width: 4096 };
    expect(voiBrightness(0, voiWindow, "LINEAR")).toBe(0);
    expect(voiBrightness(4095, voiWindow, "LINEAR")).toBe(1);
    expect(voiBrightness(0, { center: 0, width: 1 }, "LINEAR")).toBe(1);
    expect(voiBrightness(-1, { center: 0, width: 1 }, "LINEAR")).toBe(0);
    expect(voiBrightness(2048, voiWindow, "LINEAR_EXACT")).toBe(0.5);
    expect(voiBrightness(2048, voiWindow, "SIGMOID")).toBe(0.5);
  });
});

describe("quality", () => {
  it.each([
    ["1.2.840.10008.1.2.1", undefined, "lossless"],
    ["1.2.840.10008.1.2.1", "01", "lossy"],
    ["1.2.840.10008.1.2.4.50", "00", "lossy"],
    ["1.2.840.10008.1.2.4.70", undefined, "lossless"],
    ["1.2.840.10008.1.2.4.91", undefined, "lossy"],
    ["1.2.840.10008.1.2.4.91", "00", "lossless"],
    ["1.2.840.10008.1.2.4.81", undefined, "lossy"],
    ["1.2.840.10008.1.2.4.201", undefined, "lossless"],
  ])("of %s with Lossy Image Compression %s is %s", (transferSyntax, attribute, quality) => {
    expect(qualityOf(transferSyntax, attribute)).toBe(quality);
  });
});

describe("direction letters", () => {
  it.each([
    [[1, 0, 0], "L"],
    [[0, -1, 0], "A"],
    [[0, 0.6, 0.8], "HP"],
    [[0.1, 0, -0.99], "F"],
  ] as const)("of %j are %s", (direction, letters) => {
    expect(patientLetters([...direction])).toBe(letters);
  });
});

describe("masking", () => {
  it.each([
    ["张小三", "张*三"],
    ["王东", "王*"],
    ["Lestrade G", "L******* G"],
  ])("hides the most of %s", (name, masked) => {
    expect(maskedName(name)).toBe(masked);
  });

  it.each([
    ["410105199001011234", "410***********1234"],
    ["13812345678", "138****5678"],
    ["A1234", "A***4"],
    ["12", "**"],
  ])("hides the most of %s", (id, masked) => {
    expect(maskedId(id)).toBe(masked);
  });
});

it("a window over one value alone shows it dark, as the dark end of a range", () => {
  expect(windowOver(7, 7)).toEqual({ center: 8, width: 2 });
  expect(voiBrightness(7, windowOver(7, 7), "LINEAR")).toBe(0);
  expect(voiBrightness(0, windowOver(0, 0), "LINEAR_EXACT")).toBe(0);
});
