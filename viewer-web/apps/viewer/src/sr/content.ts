import type { DicomDataset, ImageReference } from "../dicomweb";
import type { Vector } from "../study";
import { codes, type Code } from "./codes";
import { toGraphicData, type Shape } from "./shapes";

/** Content items (PS3.3 C.17.3) in the DICOM JSON model (PS3.18 annex F). */
type Item = DicomDataset;

type Relationship = "CONTAINS" | "HAS OBS CONTEXT" | "HAS CONCEPT MOD" | "INFERRED FROM" | "SELECTED FROM";

export const element = (vr: string, ...Value: unknown[]) => ({ vr, Value });

export const sequence = (...items: Item[]) => ({ vr: "SQ", Value: items });

export const codeSequence = ({ value, scheme, meaning }: Code) =>
  sequence({
    "00080100": element("SH", value),
    "00080102": element("SH", scheme),
    "00080104": element("LO", meaning),
  });

function item(
  relationship: Relationship,
  type: string,
  name: Code | undefined,
  rest: Item,
  children: Item[] = [],
): Item {
  return {
    "0040A010": element("CS", relationship),
    "0040A040": element("CS", type),
    ...(name ? { "0040A043": codeSequence(name) } : {}),
    ...rest,
    ...(children.length > 0 ? { "0040A730": sequence(...children) } : {}),
  };
}

export const codeItem = (relationship: Relationship, name: Code, value: Code, children: Item[] = []) =>
  item(relationship, "CODE", name, { "0040A168": codeSequence(value) }, children);

export const textItem = (relationship: Relationship, name: Code, text: string, children: Item[] = []) =>
  item(relationship, "TEXT", name, { "0040A160": element("UT", text) }, children);

export const uidItem = (relationship: Relationship, name: Code, uid: string) =>
  item(relationship, "UIDREF", name, { "0040A124": element("UI", uid) });

export const personItem = (relationship: Relationship, name: Code, person: string) =>
  item(relationship, "PNAME", name, { "0040A123": element("PN", personName(person)) });

/** Names in Han characters are the ideographic group, all others the alphabetic one (PS3.5 §6.2.1). */
export const personName = (name: string) =>
  /\p{Script=Han}/u.test(name) ? { Ideographic: name } : { Alphabetic: name };

/** Without a number there is a value that could not be had (PS3.3 C.18.1, CID 42). */
export const numberItem = (name: Code, value: number | undefined, unit: Code, children: Item[] = []) =>
  item(
    "CONTAINS",
    "NUM",
    name,
    value === undefined
      ? {
          "0040A300": { vr: "SQ", Value: [] },
          "0040A301": codeSequence({ value: "114006", scheme: "DCM", meaning: "Measurement failure" }),
        }
      : {
          "0040A300": sequence({
            "0040A30A": element("DS", decimalString(value)),
            "004008EA": codeSequence(unit),
          }),
        },
    children,
  );

/** Sixteen characters at most (PS3.5 §6.2). */
export function decimalString(value: number): string {
  for (let digits = 12; digits > 1; digits--) {
    const text = String(Number(value.toPrecision(digits)));
    if (text.length <= 16) {
      return text;
    }
  }
  return value.toExponential(1);
}

export const coordinates = (
  relationship: Relationship,
  name: Code | undefined,
  { type, points }: Shape,
  image: ImageReference,
) =>
  item(
    relationship,
    "SCOORD",
    name,
    {
      "00700022": element("FL", ...toGraphicData(points).map(Math.fround)),
      "00700023": element("CS", type),
    },
    [item("SELECTED FROM", "IMAGE", undefined, { "00081199": sequence(imageReference(image)) })],
  );

/** Spatial coordinates in the patient (PS3.3 C.18.9). */
export const placeInSpace = (
  { type, points }: { type: string; points: readonly Vector[] },
  frameOfReferenceUID: string,
) =>
  item("INFERRED FROM", "SCOORD3D", codes.source, {
    "00700022": element("FL", ...points.flat().map(Math.fround)),
    "00700023": element("CS", type),
    "30060024": element("UI", frameOfReferenceUID),
  });

/** Of which image, or one of which images, the values are (PS3.16 TID 320). */
export const sourceImage = (image: ImageReference) =>
  item("INFERRED FROM", "IMAGE", codes.source, { "00081199": sequence(imageReference(image)) });

export const imageItem = (image: ImageReference) =>
  item("CONTAINS", "IMAGE", undefined, { "00081199": sequence(imageReference(image)) });

const imageReference = ({ sopClassUID, sopInstanceUID, frameNumber }: ImageReference): Item => ({
  "00081150": element("UI", sopClassUID),
  "00081155": element("UI", sopInstanceUID),
  ...(frameNumber === undefined ? {} : { "00081160": element("IS", frameNumber) }),
});

export const container = (name: Code, templateId: string | undefined, children: Item[]): Item =>
  item("CONTAINS", "CONTAINER", name, containerOf(templateId), children);

export const containerOf = (templateId: string | undefined): Item => ({
  "0040A050": element("CS", "SEPARATE"),
  ...(templateId
    ? {
        "0040A504": sequence({
          "00080105": element("CS", "DCMR"),
          "0040DB00": element("CS", templateId),
        }),
      }
    : {}),
});
