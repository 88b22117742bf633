import { DicomWebFailure } from "../dicomweb";

export const MP4 = "video/mp4";

/**
 * The video inside a DICOM file: its fragments, put together, are one stream of bytes (PS3.5 §A.4.5). MPEG-4 and HEVC lie
 * in an MP4 container or in an MPEG-2 transport stream (PS3.5 §8.2.7); browsers play the former.
 */
export async function videoStream(part10: Uint8Array<ArrayBuffer>): Promise<Blob> {
  const { parseDicom } = await import("dicom-parser");
  const fragments = pixelFragments(parseDicom, part10);
  if (!fragments || fragments.length === 0) {
    throw new DicomWebFailure("damaged", 200, "the object holds no video");
  }
  return new Blob(fragments, { type: isMp4(fragments[0]) ? MP4 : "video/mpeg" });
}

function pixelFragments(
  parseDicom: typeof import("dicom-parser").parseDicom,
  part10: Uint8Array<ArrayBuffer>,
): Uint8Array<ArrayBuffer>[] | undefined {
  try {
    return parseDicom(part10).elements["x7fe00010"]?.fragments?.map(({ position, length }) =>
      part10.subarray(position, position + length),
    );
  } catch {
    return undefined;
  }
}

/** The first box of an MP4 file is its type (ISO/IEC 14496-12 §4.3). */
const isMp4 = (bytes: Uint8Array | undefined) =>
  bytes !== undefined && String.fromCharCode(...bytes.subarray(4, 8)) === "ftyp";
