import { textOf, type DicomDataset } from "../dicomweb";

const EXPLICIT_LITTLE_ENDIAN = "1.2.840.10008.1.2.1";
/** The same as the cloud's: one product writes both. */
const IMPLEMENTATION_CLASS_UID = "2.25.252116458930118226718447386011234409217";
const IMPLEMENTATION_VERSION_NAME = "YINGDUN_0_1";

const text = (vr: string, value: string) => ({ vr, Value: [value] });

/** A file of PS3.10. The writer is one of the engine's own parts, here already when somebody draws. */
export async function part10(instance: DicomDataset): Promise<Uint8Array<ArrayBuffer>> {
  const {
    data: { DicomDict },
  } = await import("dcmjs");
  const file = new DicomDict({
    "00020001": { vr: "OB", Value: [Uint8Array.of(0, 1).buffer] },
    "00020002": text("UI", textOf(instance, "00080016") ?? ""),
    "00020003": text("UI", textOf(instance, "00080018") ?? ""),
    "00020010": text("UI", EXPLICIT_LITTLE_ENDIAN),
    "00020012": text("UI", IMPLEMENTATION_CLASS_UID),
    "00020013": text("SH", IMPLEMENTATION_VERSION_NAME),
  });
  file.dict = sorted(instance);
  return new Uint8Array(file.write({ allowInvalidVRLength: false }));
}

/** Elements stand in the order of their tags (PS3.5 §7.1), those of sequences too. */
function sorted(dataset: DicomDataset): DicomDataset {
  return Object.fromEntries(
    Object.entries(dataset)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([tag, element]) => [
        tag,
        {
          vr: element?.vr ?? "UN",
          Value: (element?.Value ?? []).map((value) =>
            element?.vr === "SQ" ? sorted(value as DicomDataset) : value,
          ),
        },
      ]),
  );
}
