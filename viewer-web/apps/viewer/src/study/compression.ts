/** Whether the picture on the screen is the one that the device made. */
export type Quality = "lossless" | "lossy";

/** Transfer syntaxes of PS3.6 annex A that always lose something. */
const alwaysLossy = new Set([
  "1.2.840.10008.1.2.4.50",
  "1.2.840.10008.1.2.4.51",
  "1.2.840.10008.1.2.4.53",
  "1.2.840.10008.1.2.4.55",
  "1.2.840.10008.1.2.4.81",
]);

/** Those that may lose something or not. */
const maybeLossy = new Set([
  "1.2.840.10008.1.2.4.91",
  "1.2.840.10008.1.2.4.93",
  "1.2.840.10008.1.2.4.203",
  "1.2.840.10008.1.2.4.112",
]);

/**
 * Lossy where the transfer syntax or Lossy Image Compression (0028,2110) says so: what was lost before does not come back
 * by storing it without loss. A syntax that may be either is lossless only by the object's own word.
 */
export function qualityOf(
  transferSyntaxUID: string | undefined,
  lossyImageCompression: string | undefined,
): Quality {
  if (lossyImageCompression === "01" || alwaysLossy.has(transferSyntaxUID ?? "")) {
    return "lossy";
  }
  return maybeLossy.has(transferSyntaxUID ?? "") && lossyImageCompression !== "00" ? "lossy" : "lossless";
}

const uncompressedLittleEndian = new Set(["1.2.840.10008.1.2", "1.2.840.10008.1.2.1"]);

export const isUncompressedLittleEndian = (transferSyntaxUID: string): boolean =>
  uncompressedLittleEndian.has(transferSyntaxUID);
