import { expect, it } from "vitest";
import { hindrance, isTooLarge } from "./limits";

const MiB = 1024 * 1024;

const file = (mebibytes: number, type = "image/png", name = "a") => {
  const made = new File(["x"], name, { type });
  Object.defineProperty(made, "size", { value: mebibytes * MiB });
  return made;
};

it("lets videos be larger than pictures", () => {
  expect(isTooLarge(file(65))).toBe(true);
  expect(isTooLarge(file(65, "video/mp4"))).toBe(false);
  expect(isTooLarge(file(257, "video/mp4"))).toBe(true);
});

it("tells a video without a type by its name", () => {
  expect(isTooLarge(file(65, "", "录屏.MKV"))).toBe(false);
  expect(isTooLarge(file(257, "", "screen.avi"))).toBe(true);
  expect(isTooLarge(file(65, "", "screen.tiff"))).toBe(true);
  expect(isTooLarge(file(65, "image/png", "screen.mp4"))).toBe(true);
});

it("says why files cannot be traced together", () => {
  expect(hindrance([file(1), file(1)])).toBeUndefined();
  expect(hindrance(Array.from({ length: 9 }, () => file(1)))).toBe("tooMany");
  expect(hindrance(Array.from({ length: 3 }, () => file(200, "video/mp4")))).toBe("tooLarge");
});
