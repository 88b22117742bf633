import { describe, expect, it } from "vitest";
import { anInstance, dataset } from "../testkit/instances";
import type { Frame } from "./model";
import { readStudy } from "./readStudy";
import { commonSuv } from "./suv";

type Elements = NonNullable<Parameters<typeof anInstance>[1]>;

const HALF_LIFE = 6586.2;
const DOSE = 370e6;
const WEIGHT = 70;

/** Injected at nine, scanned at ten. */
const tracer: Elements = {
  "00181072": ["TM", "090000.000000"],
  "00181074": ["DS", DOSE],
  "00181075": ["DS", HALF_LIFE],
};

const aFrame = (elements: Elements = {}, item: Elements = tracer): Frame => framesOf(item, elements)[0];

/** A series, of an instance each. */
function framesOf(item: Elements, ...instances: Elements[]): [Frame, ...Frame[]] {
  const series = instances.map((elements, index) =>
    anInstance(index + 1, {
      "00080060": ["CS", "PT"],
      "00080021": ["DA", "20240105"],
      "00080022": ["DA", "20240105"],
      "00080031": ["TM", "100000"],
      "00080032": ["TM", "100000"],
      "00101030": ["DS", WEIGHT],
      "00280051": ["CS", "ATTN", "DECY"],
      "00541001": ["CS", "BQML"],
      "00541102": ["CS", "START"],
      "00540016": ["SQ", dataset(item)],
      ...elements,
    }),
  );
  const [stack] = readStudy(series).items;
  if (stack?.kind !== "stack") {
    throw new Error("no stack was read");
  }
  return stack.frames;
}

const philips: Elements = {
  "00541001": ["CS", "CNTS"],
  "70530010": ["LO", "Philips PET Private Group"],
  "70531000": ["DS", 0.0005],
};

/** Of the dose that was left so many seconds after the injection. */
const factorAfter = (seconds: number) => (WEIGHT * 1000) / (DOSE * 2 ** (-seconds / HALF_LIFE));

const factorOf = ({ suv }: Frame) => suv?.factor ?? Number.NaN;

describe("the SUV by body weight", () => {
  it("stands on the dose that was left when the scan began", () => {
    expect(factorOf(aFrame())).toBeCloseTo(factorAfter(3600), 12);
  });

  it("stands on the whole dose where the image is corrected to the injection", () => {
    expect(factorOf(aFrame({ "00541102": ["CS", "ADMIN"] }))).toBeCloseTo(factorAfter(0), 12);
  });

  it("takes an injection later in the day than the scan for one of the day before", () => {
    const late = { ...tracer, "00181072": ["TM", "233000"] } as Elements;
    const scan: Elements = { "00080031": ["TM", "003000"], "00080032": ["TM", "003000"] };
    expect(factorOf(aFrame(scan, late))).toBeCloseTo(factorAfter(3600), 12);
  });

  it("prefers an injection that is told with its day", () => {
    const dated = { ...tracer, "00181078": ["DT", "20240105083000.00"] } as Elements;
    expect(factorOf(aFrame({}, dated))).toBeCloseTo(factorAfter(5400), 12);
  });

  it("reads an injection that is told in another zone on the clock of the scan", () => {
    const inUtc = { ...tracer, "00181078": ["DT", "20240105003000.00+0000"] } as Elements;
    const inChina: Elements = { "00080201": ["SH", "+0800"] };
    expect(factorOf(aFrame(inChina, inUtc))).toBeCloseTo(factorAfter(5400), 12);
  });

  it("takes an injection with an offset for one on the scan's clock where the scan says none", () => {
    const dated = { ...tracer, "00181078": ["DT", "20240105083000.00+0800"] } as Elements;
    expect(factorOf(aFrame({}, dated))).toBeCloseTo(factorAfter(5400), 12);
  });

  it("is by one factor for a series, whose scan begins before its first acquisition", () => {
    // The series was made when the second bed position was scanned.
    const series: Elements = { "00080031": ["TM", "101000"], "00541300": ["DS", 60_000] };
    const beds = ["100100", "101500"].map((time): Elements => ({
      ...series,
      "00080032": ["TM", time],
      "00181242": ["IS", 1],
    }));
    for (const frame of framesOf(tracer, ...beds.toReversed())) {
      expect(factorOf(frame)).toBeCloseTo(factorAfter(3600), 9);
    }
  });

  it("counts back from the frame where the series was made after the acquisition", () => {
    const frame = aFrame({
      "00080031": ["TM", "150000"],
      "00080032": ["TM", "100500"],
      "00541300": ["DS", 360_000],
      "00181242": ["IS", 120_000],
    });
    // 10:05 less 360 s, more nearly half of the frame's two minutes: a little less than 10:00.
    const decay = (Math.LN2 / HALF_LIFE) * 120;
    const meanRate = Math.log(decay / (1 - Math.exp(-decay))) / (Math.LN2 / HALF_LIFE);
    expect(meanRate).toBeCloseTo(59.9, 1);
    expect(factorOf(frame)).toBeCloseTo(factorAfter(3600 + 300 - 360 + meanRate), 12);
  });

  it("takes GE's own time of the scan where the series was made after the acquisition", () => {
    const frame = aFrame({
      "00080031": ["TM", "150000"],
      "00090010": ["LO", "GEMS_PETD_01"],
      "0009100D": ["DT", "20240105095500.00"],
    });
    expect(factorOf(frame)).toBeCloseTo(factorAfter(3300), 12);
  });

  it("is what the device already wrote in grams a millilitre", () => {
    const grams: Elements = { "00541001": ["CS", "GML"] };
    expect(factorOf(aFrame(grams))).toBe(1);
    expect(factorOf(aFrame({ ...grams, "00541006": ["CS", "BW"] }))).toBe(1);
  });

  it("is by Philips' own factor where the values are counts", () => {
    expect(factorOf(aFrame(philips))).toBe(0.0005);
  });
});

describe("there is no SUV", () => {
  it.each([
    ["units", { "00541001": ["CS", "CNTS"] }, tracer],
    ["corrections", { "00280051": ["CS", "DECY"] }, tracer],
    ["corrections", { "00280051": ["CS", "DECY"], "00541001": ["CS", "GML"] }, tracer],
    ["corrections", { "00280051": ["CS"], ...philips }, tracer],
    ["type", { "00541001": ["CS", "GML"], "00541006": ["CS", "LBM"] }, tracer],
    ["weight", { "00101030": ["DS", 0] }, tracer],
    ["dose", {}, { ...tracer, "00181074": ["DS"] }],
    ["reference", { "00541102": ["CS", "NONE"] }, tracer],
    ["halfLife", {}, { ...tracer, "00181075": ["DS"] }],
    ["times", {}, { ...tracer, "00181072": ["TM"] }],
    ["times", { "00080031": ["TM", "150000"] }, tracer],
    ["times", {}, { ...tracer, "00181078": ["DT", "20240105110000"] }],
    // A clock that is a minute ahead; a nuclide of which nobody knows the day; nothing is left of the dose.
    ["times", {}, { ...tracer, "00181072": ["TM", "100100"] }],
    ["times", {}, { ...tracer, "00181075": ["DS", 282_240] }],
    ["times", {}, { ...tracer, "00181075": ["DS", 122] }],
    ["times", {}, { ...tracer, "00181078": ["DT", "20240104180000"] }],
    ["times", {}, { ...tracer, "00181075": ["DS", 282_240], "00181078": ["DT", "20240103090000"] }],
  ] as [string, Elements, Elements][])("and it says why: %s", (fault, elements, item) => {
    expect(aFrame(elements, item).suv).toEqual({ fault });
  });

  it("for anything but PET", () => {
    expect(aFrame({ "00080060": ["CS", "NM"] }).suv).toBeUndefined();
  });
});

const commonOf = (...factors: number[]) => commonSuv(factors.map((factor) => ({ suv: { factor } })));

describe("frames have an SUV in common", () => {
  it("where their factors differ by no more than a thousandth", () => {
    expect(commonOf(2, 2.001)).toEqual({ factor: 2 });
    expect(commonOf(2, 2.003)).toBeUndefined();
  });

  it("where none of them is without", () => {
    expect(commonSuv([{ suv: { factor: 2 } }, { suv: { fault: "weight" } }])).toBeUndefined();
    expect(commonSuv([{ suv: { fault: "weight" } }])).toEqual({ fault: "weight" });
  });
});

it("a PET begins with the window from SUV 0 to 5", () => {
  const frame = aFrame();
  const [{ center, width } = { center: 0, width: 0 }] = frame.voi.windows;
  expect([center - width / 2, center + width / 2].map((value) => value * factorOf(frame))).toEqual([
    0,
    expect.closeTo(5, 9),
  ]);
});
