const MiB = 1024 * 1024;

/** What the server takes, told before an upload and not after a minute of it. */
export const mostTogether = 8;
const mostBytesTogether = 512 * MiB;
const largestPicture = 64 * MiB;
const largestVideo = 256 * MiB;

const videoName = /\.(mp4|m4v|mov|mkv|webm|avi)$/i;

/** Some systems know no type of some videos; their names have to do. The server looks into the file. */
const isVideo = ({ type, name }: File): boolean =>
  type === "" ? videoName.test(name) : type.startsWith("video/");

export const isTooLarge = (file: File): boolean =>
  file.size > (isVideo(file) ? largestVideo : largestPicture);

type Hindrance = "tooMany" | "tooLarge";

/** Why these cannot be traced together as one leak. */
export function hindrance(files: File[]): Hindrance | undefined {
  const bytes = files.reduce((sum, file) => sum + file.size, 0);
  return files.length > mostTogether ? "tooMany" : bytes > mostBytesTogether ? "tooLarge" : undefined;
}
