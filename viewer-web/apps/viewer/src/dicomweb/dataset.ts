/** DICOM JSON model (PS3.18 annex F), read with distrust: servers differ, and devices write what they like. */
interface DicomElement {
  vr: string;
  Value?: unknown[];
  BulkDataURI?: string;
  InlineBinary?: string;
}

/** Elements by tag, eight upper-case hexadecimal digits. */
export type DicomDataset = Record<string, DicomElement | undefined>;

const isDataset = (value: unknown): value is DicomDataset => typeof value === "object" && value !== null;

/** First value as trimmed text; empty counts as missing. */
export function textOf(dataset: DicomDataset, tag: string): string | undefined {
  return textsOf(dataset, tag)[0];
}

export function textsOf(dataset: DicomDataset, tag: string): string[] {
  return (dataset[tag]?.Value ?? [])
    .filter((value) => typeof value === "string" || typeof value === "number")
    .map((value) => String(value).replaceAll("\0", "").trim())
    .filter((value) => value !== "");
}

/** Text of one value (LT, ST, UT), in which a backslash parts nothing (PS3.5 §6.4), though some servers part it there. */
export function longTextOf(dataset: DicomDataset, tag: string): string | undefined {
  const parts = (dataset[tag]?.Value ?? []).filter((value) => typeof value === "string");
  return parts.join("\\").replaceAll("\0", "").trim() || undefined;
}

/**
 * Every value as a number, or nothing at all where one of them is none: with `1\abc` nobody knows what was meant.
 * Decimal strings come as numbers from some servers and as text from others.
 */
export function numbersOf(dataset: DicomDataset, tag: string): number[] | undefined {
  const values = dataset[tag]?.Value;
  if (!values || values.length === 0) {
    return undefined;
  }
  const numbers = values.map((value) =>
    typeof value === "number"
      ? value
      : typeof value === "string" && value.trim() !== ""
        ? Number(value)
        : Number.NaN,
  );
  return numbers.every(Number.isFinite) ? numbers : undefined;
}

/** Nothing where a device wrote 0 or less to say nothing. */
export const positive = (value: number | undefined): number | undefined =>
  value !== undefined && value > 0 && Number.isFinite(value) ? value : undefined;

export function numberOf(dataset: DicomDataset, tag: string): number | undefined {
  return numbersOf(dataset, tag)?.[0];
}

export function sequenceOf(dataset: DicomDataset, tag: string): DicomDataset[] {
  return (dataset[tag]?.Value ?? []).filter(isDataset);
}

/** One item of a sequence, by its place from 0: empty items count, and nothing but this one is looked at. */
export function itemOf(dataset: DicomDataset, tag: string, index: number): DicomDataset | undefined {
  const item = dataset[tag]?.Value?.[index];
  return isDataset(item) ? item : undefined;
}

/** Person name (PS3.18 §F.2.2): the ideographic group where there is one, for that is the name as it is written. */
export function personNameOf(dataset: DicomDataset, tag: string): string | undefined {
  const name = dataset[tag]?.Value?.[0];
  if (!isDataset(name)) {
    return undefined;
  }
  const groups = name as { Ideographic?: unknown; Alphabetic?: unknown };
  return written(groups.Ideographic, "") ?? written(groups.Alphabetic, " ");
}

function written(group: unknown, between: string): string | undefined {
  if (typeof group !== "string") {
    return undefined;
  }
  const parts = group.split("^").map((part) => part.trim());
  return parts.filter((part) => part !== "").join(between) || undefined;
}
