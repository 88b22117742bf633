import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Gestures } from "./Gestures";

const done = vi.fn();
let element: HTMLElement;
let gestures: Gestures;

beforeEach(() => {
  vi.useFakeTimers();
  done.mockReset();
  element = document.createElement("div");
  gestures = new Gestures(element, done);
});
afterEach(() => {
  gestures.close();
  vi.useRealTimers();
});

const press = () => element.dispatchEvent(new Event("pointerdown"));
const release = (how = "pointerup") => document.dispatchEvent(new Event(how));

it.each(["pointerup", "pointercancel"])(
  "is told of a gesture that ends outside (%s), after the engine",
  (how) => {
    press();
    release(how);
    expect(done).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(done).toHaveBeenCalledOnce();
  },
);

it("is told once where pointer and engine both say that it is over", () => {
  press();
  release();
  gestures.ended();
  vi.runAllTimers();
  expect(done).toHaveBeenCalledOnce();
});

it("is never told of half a gesture", () => {
  press();
  release();
  press();
  expect(done).toHaveBeenCalledOnce();
  gestures.ended();
  vi.runAllTimers();
  expect(done).toHaveBeenCalledOnce();
  release();
  vi.runAllTimers();
  expect(done).toHaveBeenCalledTimes(2);
});

it("is told at once by whoever cannot wait, and not again", () => {
  press();
  release();
  gestures.settle();
  expect(done).toHaveBeenCalledOnce();
  vi.runAllTimers();
  gestures.settle();
  expect(done).toHaveBeenCalledOnce();
});

it("is told of no gesture that began elsewhere, and of none after the end", () => {
  release();
  press();
  gestures.close();
  release();
  vi.runAllTimers();
  expect(done).not.toHaveBeenCalled();
});
