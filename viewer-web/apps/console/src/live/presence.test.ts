import { expect, it, vi } from "vitest";
import { watchPresence } from "./presence";

it("counts a person as gone after five minutes without a sign, and tells of the return once", () => {
  let millis = 0;
  const target = new EventTarget();
  const onReturn = vi.fn();
  const presence = watchPresence(target, onReturn, () => millis);

  millis = 4 * 60_000;
  target.dispatchEvent(new Event("keydown"));
  millis += 4 * 60_000;
  expect(presence.isPresent()).toBe(true);
  millis += 60_000;
  expect(presence.isPresent()).toBe(false);

  target.dispatchEvent(new Event("pointermove"));
  target.dispatchEvent(new Event("pointermove"));
  expect(onReturn).toHaveBeenCalledTimes(1);
  expect(presence.isPresent()).toBe(true);
});
