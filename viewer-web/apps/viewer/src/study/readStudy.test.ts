import { describe, expect, it } from "vitest";
import type { DicomDataset } from "../dicomweb";
import { anInstance, atPosition, dataset } from "../testkit/instances";
import type { Frame, Stack } from "./model";
import { readStudy } from "./readStudy";
import { voiBrightness } from "./windowLevel";

function theStack(instances: DicomDataset[]): Stack {
  const [item] = readStudy(instances).items;
  if (item?.kind !== "stack") {
    throw new Error("the study has no stack");
  }
  return item;
}

const heights = (stack: Stack) => stack.frames.map((frame: Frame) => frame.plane?.position[2]);
const sops = (stack: Stack) => stack.frames.map((frame) => frame.instance.sopInstanceUID);

describe("a stack", () => {
  it("is ordered by position though every instance number is 1", () => {
    const instances = [30, 10, 40, 20].map((z, index) =>
      anInstance(index, { ...atPosition(z), "00200013": ["IS", 1] }),
    );
    expect(heights(theStack(instances))).toEqual([10, 20, 30, 40]);
  });

  it("runs in the sense in which the device counted", () => {
    const instances = [10, 20, 30].map((z, index) => anInstance(9 - index, atPosition(z)));
    expect(heights(theStack(instances))).toEqual([30, 20, 10]);
  });

  it("keeps every frame of one position, in the order in which they came", () => {
    const instances = [1, 2, 3, 4].map((index) =>
      anInstance(index, { ...atPosition(5), "00200013": ["IS", 1] }),
    );
    expect(sops(theStack(instances))).toEqual(["1.9.1", "1.9.2", "1.9.3", "1.9.4"]);
  });

  it("is ordered by instance number where the planes are not parallel", () => {
    const tilted = anInstance(2, {
      "00200032": ["DS", 0, 0, -99],
      "00200037": ["DS", 0, 1, 0, 0, 0, -1],
    });
    const instances = [anInstance(3, atPosition(1)), tilted, anInstance(1, atPosition(2))];
    expect(sops(theStack(instances))).toEqual(["1.9.1", "1.9.2", "1.9.3"]);
  });

  it("is ordered by the positions of an enhanced object's frames, whatever their order in it", () => {
    const perFrame = [30, 10, 20].map((z) =>
      dataset({
        "00209113": ["SQ", dataset({ "00200032": ["DS", 0, 0, z] })],
        "00289132": ["SQ", dataset({ "00281050": ["DS", z], "00281051": ["DS", 100] })],
      }),
    );
    const shared = dataset({
      "00209116": ["SQ", dataset({ "00200037": ["DS", 1, 0, 0, 0, 1, 0] })],
      "00289110": ["SQ", dataset({ "00280030": ["DS", 0.5, 0.25] })],
      "00289132": ["SQ", dataset({ "00281050": ["DS", 1], "00281051": ["DS", 1] })],
    });
    const stack = theStack([
      anInstance(1, {
        "00280008": ["IS", 3],
        "52009229": ["SQ", shared],
        "52009230": ["SQ", ...perFrame],
      }),
    ]);
    expect(heights(stack)).toEqual([10, 20, 30]);
    expect(stack.frames.map(({ frameNumber }) => frameNumber)).toEqual([2, 3, 1]);
    expect(stack.frames.map(({ voi }) => voi.windows[0]?.center)).toEqual([10, 20, 30]);
    expect(stack.frames[0].spacing).toEqual({ basis: "patient", row: 0.5, column: 0.25 });
  });
});

describe("a series", () => {
  it("has one stack for its single frames and one for each clip", () => {
    const clip = { "00280008": ["IS", 5] as [string, number], "00181063": ["DS", 40] as [string, number] };
    const items = readStudy([anInstance(1), anInstance(2, clip), anInstance(3), anInstance(4, clip)]).items;
    expect(items.map((item) => item.kind === "stack" && [item.frames.length, item.frameTime])).toEqual([
      [2, undefined],
      [5, 40],
      [5, 40],
    ]);
  });

  it.each([
    ["1.2.840.10008.5.1.4.1.1.104.1", "pdf"],
    ["1.2.840.10008.5.1.4.1.1.88.33", "report"],
    ["1.2.840.10008.5.1.4.1.1.9.1.1", "waveform"],
    ["1.2.840.10008.5.1.4.1.1.77.1.1.1", "video"],
    ["1.2.840.10008.5.1.4.1.1.66", "other"],
  ])("names what is no picture: %s is %s", (sopClass, type) => {
    const [item] = readStudy([anInstance(1, { "00080016": ["UI", sopClass], "00280010": ["US"] })]).items;
    expect(item).toMatchObject({ kind: "document", type });
  });

  it("of pictures stands before one of papers, whatever their numbers", () => {
    const report = anInstance(1, {
      "0020000E": ["UI", "1.3"],
      "00200011": ["IS", 1],
      "00080016": ["UI", "1.2.840.10008.5.1.4.1.1.88.11"],
      "00280010": ["US"],
    });
    const kinds = readStudy([report, anInstance(2, { "00200011": ["IS", 7] })]).items.map(({ kind }) => kind);
    expect(kinds).toEqual(["stack", "document"]);
  });

  it("has no report among its pictures, though somebody gave that pixels", () => {
    const report = anInstance(1, { "00080016": ["UI", "1.2.840.10008.5.1.4.1.1.88.33"] });
    const kinds = readStudy([report, anInstance(2)]).items.map(({ kind }) => kind);
    expect(kinds).toEqual(["stack", "document"]);
    expect(sops(theStack([report, anInstance(2)]))).toEqual(["1.9.2"]);
  });

  it("leaves out what has no address", () => {
    expect(readStudy([anInstance(1, { "00080018": ["UI"] })]).items).toEqual([]);
  });
});

describe("a patient's name", () => {
  it("is shown as it is written", () => {
    const named = anInstance(1, {
      "00100010": ["PN", { Alphabetic: "Wang^XiaoDong", Ideographic: "王^小东" }],
    });
    expect(readStudy([named]).studies[0]?.patient.name).toBe("王小东");
  });

  it("is Latin where nothing else came", () => {
    const named = anInstance(1, { "00100010": ["PN", { Alphabetic: "Lestrade^G", Ideographic: "^" }] });
    expect(readStudy([named]).studies[0]?.patient.name).toBe("Lestrade G");
  });
});

describe("a segmentation's frame", () => {
  it("of bits is black for 0 and white for 1, whatever of both is in it", () => {
    const [frame] = theStack([anInstance(1, { "00280100": ["US", 1], "00280101": ["US", 1] })]).frames;
    expect(frame.voi.windows).toEqual([{ center: 1, width: 2 }]);
    expect([0, 1].map((bit) => voiBrightness(bit, { center: 1, width: 2 }, "LINEAR"))).toEqual([0, 1]);
  });
});

describe("a table", () => {
  const table = dataset({ "00283002": ["US", 2, 0, 8], "00283006": ["OW", 0, 255] });

  it("that an object of many frames shares is one for all of them", () => {
    const { frames } = theStack([anInstance(1, { "00280008": ["IS", 3], "00283010": ["SQ", table] })]);
    expect(new Set(frames.map(({ voiTable }) => voiTable)).size).toBe(1);
    expect(frames[0].voiTable).toBeDefined();
  });

  it("begins where the sign of its own frame says, though another shares its item", () => {
    const negative = dataset({ "00283002": ["US", 2, 65_535, 8], "00283006": ["OW", 0, 255] });
    const frameOf = (intercept: number) =>
      theStack([anInstance(1, { "00281052": ["DS", intercept], "00283010": ["SQ", negative] })]).frames[0];
    expect(frameOf(0).voiTable?.firstValueMapped).toBe(65_535);
    expect(frameOf(-1).voiTable?.firstValueMapped).toBe(-1);
  });
});
