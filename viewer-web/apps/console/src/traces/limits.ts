const MiB = 1024 * 1024;

/** What the server takes, told before an upload and not after a minute of it. */
export const mostTogether = 8;
export const mostBytesTogether = 512 * MiB;
const largestPicture = 64 * MiB;
const largestVideo = 256 * MiB;

export const isVideo = (type: string): boolean => type.startsWith("video/");

export const isTooLarge = (file: File): boolean =>
  file.size > (isVideo(file.type) ? largestVideo : largestPicture);

export type Hindrance = "tooMany" | "tooLarge";

/** Why these cannot be traced together as one leak. */
export function hindrance(files: File[]): Hindrance | undefined {
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  return files.length > mostTogether ? "tooMany" : bytes > mostBytesTogether ? "tooLarge" : undefined;
}
