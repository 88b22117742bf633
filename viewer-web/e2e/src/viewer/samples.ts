import { randomInt } from "node:crypto";
import { part10, type Elements } from "./part10";

/** Pictures of tests are 4×4 blocks of one value each, so that no interpolation reaches a block's middle. */
export const BLOCKS = 4;
const BLOCK = 16;
export const SIDE = BLOCKS * BLOCK;

/** Below the root that PS3.5 B.2 gives to UUIDs; new for each run, so that no run meets what another stored. */
export const newUid = () => `2.25.${randomInt(1, 2 ** 47)}${randomInt(1, 2 ** 47)}`;

export interface Sample {
  studyInstanceUID: string;
  files: Uint8Array[];
}

const CT_IMAGE = "1.2.840.10008.5.1.4.1.1.2";

/** A study of one series whose instances differ by the elements given. */
export function aStudy(...instances: Elements[]): Sample {
  return aStudyOfSeries(instances);
}

export function aStudyOfSeries(...series: Elements[][]): Sample {
  const studyInstanceUID = newUid();
  const files = series.flatMap((instances, place) => {
    const seriesInstanceUID = newUid();
    return instances.map((elements, index) =>
      part10({
        "00080005": ["CS", "ISO_IR 192"],
        "00080016": ["UI", CT_IMAGE],
        "00080018": ["UI", newUid()],
        "00080020": ["DA", "20260309"],
        "00080030": ["TM", "140500"],
        "00080060": ["CS", "CT"],
        "00100010": ["PN", "Zhang^Xiaosan=张^小三"],
        "00100020": ["LO", "410105199001011234"],
        "0020000D": ["UI", studyInstanceUID],
        "0020000E": ["UI", seriesInstanceUID],
        "00200011": ["IS", String(place + 1)],
        "00200013": ["IS", String(index + 1)],
        ...elements,
      }),
    );
  });
  return { studyInstanceUID, files };
}

const layout = (samplesPerPixel: number, photometricInterpretation: string, bits: number): Elements => ({
  "00280002": ["US", samplesPerPixel],
  "00280004": ["CS", photometricInterpretation],
  "00280010": ["US", SIDE],
  "00280011": ["US", SIDE],
  "00280100": ["US", bits],
  "00280101": ["US", bits],
  "00280102": ["US", bits - 1],
  "00280103": ["US", 0],
});

/** A grey picture with the value of each block, left to right and top to bottom. */
export function grey(values: number[], kind = "MONOCHROME2", bits: 8 | 16 = 16): Elements {
  const pixels = blocks(values);
  return {
    ...layout(1, kind, bits),
    "7FE00010": bits === 16 ? ["OW", pixels] : ["OB", Uint8Array.from(pixels)],
  };
}

export type Colour = readonly [red: number, green: number, blue: number];

/** Bits, the first of each byte the lowest (PS3.5 §8.1.1). */
export function singleBits(values: number[]): Elements {
  const pixels = blocks(values);
  const packed = new Uint8Array(pixels.length / 8);
  pixels.forEach((bit, index) => (packed[index >> 3] = (packed[index >> 3] ?? 0) | (bit << (index & 7))));
  return { ...layout(1, "MONOCHROME2", 1), "7FE00010": ["OB", packed] };
}

/** A sequence of one table (PS3.3 C.11.1, C.11.2). */
export const table = (
  tag: string,
  firstValueMapped: number,
  bitsPerEntry: number,
  entries: number[],
): Elements => ({
  [tag]: [
    "SQ",
    [
      {
        "00283002": ["US", [entries.length, firstValueMapped, bitsPerEntry]],
        "00283003": ["LO", "HARD CONTRAST"],
        "00283006": ["US", entries],
      },
    ],
  ],
});

/** A colour picture, its planes one after the other (Planar Configuration 1). */
export function planarRgb(colours: readonly Colour[]): Elements {
  const planes = [0, 1, 2].flatMap((plane) => blocks(colours.map((colour) => colour[plane] ?? 0)));
  return {
    ...layout(3, "RGB", 8),
    "00280006": ["US", 1],
    "7FE00010": ["OB", Uint8Array.from(planes)],
  };
}

/** A palette picture; the tables hold 16 bits an entry, segmented where asked (PS3.3 C.7.9.2). */
export function palette(indices: number[], colours: readonly Colour[], segmented = false): Elements {
  const tables = Object.fromEntries(
    [0, 1, 2].map((channel) => {
      const entries = colours.map((colour) => (colour[channel] ?? 0) * 257);
      const name = `${segmented ? "0028122" : "0028120"}${channel + 1}`;
      return [name, ["OW", segmented ? [0, entries.length, ...entries] : entries]] as const;
    }),
  ) as Elements;
  const descriptors = Object.fromEntries(
    [0, 1, 2].map((channel) => [`0028110${channel + 1}`, ["US", [colours.length, 0, 16]]]),
  ) as Elements;
  return {
    ...layout(1, "PALETTE COLOR", 8),
    ...descriptors,
    ...tables,
    "7FE00010": ["OB", Uint8Array.from(blocks(indices))],
  };
}

export const windowed = (center: number, width: number): Elements => ({
  "00281050": ["DS", String(center)],
  "00281051": ["DS", String(width)],
});

export const atHeight = (z: number): Elements => ({
  "00200032": ["DS", `0\\0\\${z}`],
  "00200037": ["DS", "1\\0\\0\\0\\1\\0"],
  "00280030": ["DS", "0.5\\0.5"],
});

/** Values 0, step, 2·step… for the sixteen blocks. */
export const ramp = (step: number) => Array.from({ length: BLOCKS * BLOCKS }, (_, block) => block * step);

function blocks(values: number[]): number[] {
  return Array.from({ length: SIDE * SIDE }, (_, pixel) => {
    const row = Math.floor(Math.floor(pixel / SIDE) / BLOCK);
    const column = Math.floor((pixel % SIDE) / BLOCK);
    return values[row * BLOCKS + column] ?? 0;
  });
}

const code = (tag: string, value: string, meaning: string): Elements => ({
  [tag]: ["SQ", [{ "00080100": ["SH", value], "00080102": ["SH", "99TEST"], "00080104": ["LO", meaning] }]],
});

/** A content item (PS3.3 C.17.3) of this name. */
const contentItem = (valueType: string, name: string, elements: Elements): Elements => ({
  "0040A010": ["CS", "CONTAINS"],
  "0040A040": ["CS", valueType],
  ...code("0040A043", name.toUpperCase().slice(0, 16), name),
  ...elements,
});

/** A report as hospitals write them, about one picture (of the SOP Instance UID given). */
export const report = (sopInstanceUID: string): Elements => ({
  "00080016": ["UI", "1.2.840.10008.5.1.4.1.1.88.33"],
  "00080023": ["DA", "20260309"],
  "00080033": ["TM", "143000"],
  "00080060": ["CS", "SR"],
  "00200011": ["IS", "99"],
  "0040A040": ["CS", "CONTAINER"],
  ...code("0040A043", "REPORT", "胸部 CT 报告"),
  "0040A491": ["CS", "COMPLETE"],
  "0040A493": ["CS", "UNVERIFIED"],
  "0040A730": [
    "SQ",
    [
      contentItem("CONTAINER", "影像所见", {
        "0040A730": [
          "SQ",
          [
            contentItem("TEXT", "描述", { "0040A160": ["UT", "右肺上叶见一结节,\n边缘清楚。"] }),
            contentItem("NUM", "最大径", {
              "0040A300": ["SQ", [{ "0040A30A": ["DS", "12.5"], ...code("004008EA", "mm", "millimeter") }]],
            }),
            contentItem("CODE", "侧别", code("0040A168", "R", "右")),
            contentItem("IMAGE", "所据图像", {
              "00081199": ["SQ", [{ "00081150": ["UI", CT_IMAGE], "00081155": ["UI", sopInstanceUID] }]],
            }),
          ],
        ],
      }),
      contentItem("CONTAINER", "影像诊断", {
        "0040A730": ["SQ", [contentItem("TEXT", "结论", { "0040A160": ["UT", "右肺上叶结节,建议随访。"] })]],
      }),
    ],
  ],
});

/** A PDF of one empty page. */
export const pdf = (): Elements => ({
  "00080016": ["UI", "1.2.840.10008.5.1.4.1.1.104.1"],
  "00080060": ["CS", "DOC"],
  "00420010": ["ST", "Discharge letter"],
  "00420011": [
    "OB",
    Buffer.from(
      "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj " +
        "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
    ),
  ],
  "00420012": ["LO", "application/pdf"],
});
