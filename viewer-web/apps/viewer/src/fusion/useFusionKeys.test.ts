import { cleanup, fireEvent, renderHook } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { readStudy, type Stack } from "../study";
import { anInstance } from "../testkit/instances";
import { useFusionKeys } from "./useFusionKeys";

afterEach(cleanup);

/** Grams a millilitre, so that values are SUVs. */
const [pet] = readStudy([
  anInstance(1, {
    "00080060": ["CS", "PT"],
    "00280051": ["CS", "ATTN", "DECY"],
    "00541001": ["CS", "GML"],
  }),
]).items as [Stack];

function opened() {
  const actions = {
    frame: pet.frames[0],
    setWindow: vi.fn(),
    choose: vi.fn(),
    nextColours: vi.fn(),
    mix: vi.fn(),
    scroll: vi.fn(),
    toggleRotation: vi.fn(),
    reset: vi.fn(),
  };
  renderHook(() => useFusionKeys(actions));
  return actions;
}

it.each([
  ["2", "setWindow", { center: 3.5, width: 7 }],
  ["w", "choose", "window"],
  ["ArrowRight", "mix", 10],
  ["ArrowLeft", "mix", -10],
  ["PageDown", "scroll", 10],
] as const)("the key %s asks for %s", (key, action, asked) => {
  const actions = opened();
  fireEvent.keyDown(document.body, { key });
  expect(actions[action]).toHaveBeenCalledWith(asked);
});

it("the space bar stops the projection, but not where it presses a button", () => {
  const actions = opened();
  const button = document.body.appendChild(document.createElement("button"));
  fireEvent.keyDown(button, { key: " " });
  expect(actions.toggleRotation).not.toHaveBeenCalled();
  fireEvent.keyDown(document.body, { key: " " });
  expect(actions.toggleRotation).toHaveBeenCalledOnce();
  button.remove();
});

it("a digit in the field of a shift is the field's", () => {
  const actions = opened();
  const field = document.body.appendChild(document.createElement("input"));
  fireEvent.keyDown(field, { key: "2" });
  expect(actions.setWindow).not.toHaveBeenCalled();
  field.remove();
});
