/** Writes small DICOM files (PS3.10, Explicit VR Little Endian) for tests: what is in them is known to the bit. */
export interface Elements {
  [tag: string]: [vr: string, value?: string | number | number[] | Uint8Array | Elements[] | Fragments];
}

/** Compressed pixel data (PS3.5 §A.4). */
interface Fragments {
  transferSyntaxUID: string;
  fragments: Uint8Array[];
}

const EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";
/** These carry their length in four bytes after two reserved ones (PS3.5 §7.1.2). */
const longLength = new Set(["OB", "OW", "SQ", "UN", "UT"]);

export function part10(elements: Elements): Uint8Array {
  const pixels = elements["7FE00010"]?.[1];
  const meta = encode({
    "00020001": ["OB", Uint8Array.of(0, 1)],
    "00020002": ["UI", text(elements["00080016"]?.[1])],
    "00020003": ["UI", text(elements["00080018"]?.[1])],
    "00020010": ["UI", isFragments(pixels) ? pixels.transferSyntaxUID : EXPLICIT_LITTLE_ENDIAN],
    "00020012": ["UI", "2.25.1"],
  });
  const length = encode({ "00020000": ["UL", meta.length] });
  return Buffer.concat([Buffer.alloc(128), Buffer.from("DICM"), length, meta, encode(elements)]);
}

function encode(elements: Elements): Buffer {
  return Buffer.concat(
    Object.entries(elements)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([tag, [vr, value]]) =>
        isFragments(value)
          ? Buffer.concat([element(tag, vr, Buffer.alloc(0), UNDEFINED), ...encapsulated(value)])
          : element(tag, vr, valueBytes(vr, value)),
      ),
  );
}

const UNDEFINED = 0xffffffff;

const isFragments = (value: Elements[string][1]): value is Fragments =>
  typeof value === "object" && "fragments" in value;

/** An empty offset table, the fragments, and the end of the sequence. */
const encapsulated = ({ fragments }: Fragments): Buffer[] => [
  ...[Buffer.alloc(0), ...fragments].map((fragment) => itemOf(even(Buffer.from(fragment), 0))),
  Buffer.from([0xfe, 0xff, 0xdd, 0xe0, 0, 0, 0, 0]),
];

function element(tag: string, vr: string, value: Buffer, length = value.length): Buffer {
  const header = Buffer.alloc(longLength.has(vr) ? 12 : 8);
  header.writeUInt16LE(Number.parseInt(tag.slice(0, 4), 16), 0);
  header.writeUInt16LE(Number.parseInt(tag.slice(4), 16), 2);
  header.write(vr, 4, "latin1");
  if (longLength.has(vr)) {
    header.writeUInt32LE(length, 8);
  } else {
    header.writeUInt16LE(length, 6);
  }
  return Buffer.concat([header, value]);
}

function valueBytes(vr: string, value: Elements[string][1]): Buffer {
  if (value instanceof Uint8Array) {
    return even(Buffer.from(value), 0);
  }
  if (vr === "SQ") {
    return Buffer.concat((value as Elements[]).map(item));
  }
  const numbers =
    typeof value === "number" ? [value] : Array.isArray(value) ? (value as number[]) : undefined;
  if (numbers && (vr === "US" || vr === "SS" || vr === "UL" || vr === "OW")) {
    const size = vr === "UL" ? 4 : 2;
    const bytes = Buffer.alloc(size * numbers.length);
    numbers.forEach((one, index) =>
      bytes.writeUIntLE(one < 0 ? one + 2 ** (8 * size) : one, size * index, size),
    );
    return bytes;
  }
  if (numbers && vr === "FL") {
    const bytes = Buffer.alloc(4 * numbers.length);
    numbers.forEach((one, index) => bytes.writeFloatLE(one, 4 * index));
    return bytes;
  }
  return even(Buffer.from(numbers ? numbers.join("\\") : text(value), "utf8"), vr === "UI" ? 0 : 0x20);
}

/** An item of a sequence, its length known (PS3.5 §7.5.1). */
const item = (elements: Elements): Buffer => itemOf(encode(elements));

function itemOf(content: Buffer): Buffer {
  const header = Buffer.from([0xfe, 0xff, 0x00, 0xe0, 0, 0, 0, 0]);
  header.writeUInt32LE(content.length, 4);
  return Buffer.concat([header, content]);
}

const text = (value: Elements[string][1]) => (typeof value === "string" ? value : "");

const even = (bytes: Buffer, padding: number) =>
  bytes.length % 2 === 0 ? bytes : Buffer.concat([bytes, Buffer.of(padding)]);
