import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Pointing } from "./Pointing";

const pointed = vi.fn();
let element: HTMLElement;
let pointing: Pointing;

beforeEach(() => {
  pointed.mockReset();
  element = document.createElement("div");
  pointing = new Pointing(element, pointed);
});
afterEach(() => pointing.close());

const move = (type: string, buttons = 0) =>
  element.dispatchEvent(new PointerEvent(type, { clientX: 3, clientY: 4, pointerType: "mouse", buttons }));

it("tells a place again where the mouse rests", () => {
  move("pointermove");
  pointing.again();
  expect(pointed.mock.calls).toEqual([[[3, 4]], [[3, 4]]]);
});

it.each(["pointerdown", "pointerleave"])("has no place to tell again after %s", (type) => {
  move("pointermove");
  move(type);
  expect(pointed).toHaveBeenLastCalledWith(undefined);
  pointed.mockReset();
  pointing.again();
  expect(pointed).not.toHaveBeenCalled();
});

it("tells the place at which a drag ended, and none before", () => {
  move("pointerdown", 1);
  pointed.mockReset();
  move("pointermove", 1);
  expect(pointed).not.toHaveBeenCalled();
  move("pointerup");
  expect(pointed).toHaveBeenCalledWith([3, 4]);
});

it("tells nothing of a finger", () => {
  element.dispatchEvent(new PointerEvent("pointermove", { pointerType: "touch" }));
  expect(pointed).not.toHaveBeenCalled();
});
