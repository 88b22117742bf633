import { describe, expect, it } from "vitest";
import type { DicomDataset } from "../dicomweb";
import { readStudy } from "../study";
import { anInstance } from "../testkit/instances";
import { hang, layoutFor } from "./hanging";
import { nameOf, parseLayout, SINGLE } from "./model";

type Elements = Parameters<typeof anInstance>[1];

/** Instances that are each a series of its own. */
const series = (...each: NonNullable<Elements>[]): DicomDataset[] =>
  each.map((elements, index) =>
    anInstance(index + 1, {
      "0020000E": ["UI", `1.2.${index + 1}`],
      "00200011": ["IS", index + 1],
      ...elements,
    }),
  );

const mammogram = (side: string, view: string, rowsLeadTo: string): NonNullable<Elements> => ({
  "00080060": ["CS", "MG"],
  "00200062": ["CS", side],
  "00185101": ["CS", view],
  "00200020": ["CS", rowsLeadTo, "F"],
});

const coded = (side: string, value: string): NonNullable<Elements> => ({
  "00080060": ["CS", "MG"],
  "00200062": ["CS", side],
  "00540220": ["SQ", { "00080100": { vr: "SH", Value: [value] } }],
});

const chest = (study: string, date: string, id = "7", issuer = "Hospital"): NonNullable<Elements> => ({
  "00080060": ["CS", "DX"],
  "0020000D": ["UI", study],
  "00080020": ["DA", date],
  "00100020": id === "" ? ["LO"] : ["LO", id],
  "00100021": ["LO", issuer],
});

const ofStudy = (study: string, date: string, elements: NonNullable<Elements>): NonNullable<Elements> => ({
  ...elements,
  "0020000D": ["UI", study],
  "00080020": ["DA", date],
});

/** Which instances hang where, by their numbers; `m` where left and right are changed. */
function hung(instances: DicomDataset[], portrait = false) {
  const study = readStudy(instances);
  const { layout, cells } = hang(study, portrait);
  const numbers = cells.map((cell) => {
    const item = study.items.find(({ id }) => id === cell?.itemId);
    const frame = item?.kind === "stack" ? item.frames[cell?.index ?? 0] : undefined;
    return frame ? `${frame.instanceNumber}${cell?.mirrored ? "m" : ""}` : undefined;
  });
  return [nameOf(layout), ...numbers];
}

describe("mammograms", () => {
  it("hang right on the left and left on the right, CC over MLO", () => {
    const four = series(
      mammogram("L", "MLO", "A"),
      mammogram("L", "CC", "A"),
      mammogram("R", "MLO", "P"),
      mammogram("R", "CC", "P"),
    );
    expect(hung(four)).toEqual(["2x2", "4", "2", "3", "1"]);
  });

  it("hang so though all are of one series", () => {
    const one = [mammogram("L", "CC", "A"), mammogram("R", "CC", "P")].map((elements, index) =>
      anInstance(index + 1, elements),
    );
    expect(hung(one)).toEqual(["1x2", "2", "1"]);
  });

  it("are mirrored where the chest wall would be outside", () => {
    expect(hung(series(mammogram("R", "CC", "A"), mammogram("L", "CC", "P")))).toEqual(["1x2", "1m", "2m"]);
  });

  it("leave the place of a view empty that was not taken", () => {
    const three = series(mammogram("R", "CC", "P"), mammogram("L", "CC", "A"), mammogram("L", "MLO", "A"));
    expect(hung(three)).toEqual(["2x2", "1", "2", undefined, "3"]);
  });

  it("are all of the newest study: no earlier one stands in for a view that was not taken", () => {
    const before = (["R", "L"] as const).flatMap((side) =>
      ["CC", "MLO"].map((view) =>
        ofStudy("1.0", "20240101", mammogram(side, view, side === "R" ? "P" : "A")),
      ),
    );
    const now = [mammogram("R", "CC", "P"), mammogram("L", "CC", "A"), mammogram("L", "MLO", "A")].map(
      (elements) => ofStudy("1.1", "20260309", elements),
    );
    expect(hung(series(...before, ...now))).toEqual(["2x2", "5", "6", undefined, "7"]);
  });

  it("are known by the code of their view too", () => {
    expect(hung(series(coded("L", "R-10242"), coded("R", "399162004")))).toEqual(["1x2", "2", "1"]);
  });

  it("that do not say what they show come one by one", () => {
    expect(hung(series({ "00080060": ["CS", "MG"] }, { "00080060": ["CS", "MG"] }))).toEqual(["1x1", "1"]);
  });
});

describe("projections", () => {
  const [now, before] = [chest("1.1", "20260309"), chest("1.0", "20240101")];

  it("hang beside the earlier study, the newest first", () => {
    expect(hung(series(before, now))).toEqual(["1x2", "2", "1"]);
  });

  it.each([
    { another: "number", id: "8", issuer: "Hospital" },
    { another: "issuer of the same number", id: "7", issuer: "Clinic" },
  ])("do not hang beside those of a person of another $another", ({ id, issuer }) => {
    const other = chest("1.0", "20240101", id, issuer);
    expect(hung(series(now, other))).toEqual(["1x1", "1"]);
    expect(hung(series(now, other, now))).toEqual(["1x2", "1", "3"]);
  });

  it("do not hang beside an earlier study where nobody says whose they are", () => {
    const [nameless, earlier] = [chest("1.1", "20260309", ""), chest("1.0", "20240101", "")];
    expect(hung(series(nameless, earlier))).toEqual(["1x1", "1"]);
  });

  it("prefer the earlier study to the second view", () => {
    expect(hung(series(now, now, before))).toEqual(["1x2", "1", "3"]);
  });

  it("of two views hang side by side, and one over the other on a screen that is held upright", () => {
    expect(hung(series(now, now))).toEqual(["1x2", "1", "2"]);
    expect(hung(series(now, now), true)).toEqual(["2x1", "1", "2"]);
  });
});

const applied = (hanging: string, remembered: string) =>
  nameOf(layoutFor({ layout: parseLayout(hanging) ?? SINGLE, cells: [] }, parseLayout(remembered)));

describe("a layout that was remembered", () => {
  it("holds where it has as many columns as the hanging, or nothing hangs side by side", () => {
    expect(applied("2x2", "3x2")).toBe("3x2");
    expect(applied("1x1", "2x3")).toBe("2x3");
  });

  it("gives way where it would shuffle what hangs", () => {
    expect(applied("2x2", "1x4")).toBe("2x2");
    expect(applied("2x2", "2x1")).toBe("2x2");
    expect(applied("2x1", "1x2")).toBe("2x1");
  });

  it("is not needed", () => {
    expect(applied("1x2", "")).toBe("1x2");
  });
});

it("sections come one by one", () => {
  expect(hung(series({}, {}))).toEqual(["1x1", "1"]);
});

it("a study without pictures shows its first paper", () => {
  const report = { "00080016": ["UI", "1.2.840.10008.5.1.4.1.1.88.33"], "00280010": ["US"] } as const;
  const { items } = readStudy(series({ ...report } as never));
  expect(hang({ studies: [], items, presentations: [] }, false).cells).toEqual([
    { itemId: items[0]?.id, index: 0 },
  ]);
});
