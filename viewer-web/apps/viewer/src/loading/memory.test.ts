import { expect, it } from "vitest";
import { frameMemoryOf } from "./memory";

it.each([
  [{ memory: 8, inHand: false }, 1e9],
  [{ memory: 4, inHand: false }, 1e9],
  [{ memory: 2, inHand: false }, 5e8],
  [{ memory: undefined, inHand: false }, 1e9],
  [{ memory: 8, inHand: true }, 3e8],
  [{ memory: undefined, inHand: true }, 3e8],
  [{ memory: 1, inHand: true }, 2.5e8],
])("a device of %j keeps %d bytes of frames", (device, bytes) => {
  expect(frameMemoryOf(device)).toBe(bytes);
});
