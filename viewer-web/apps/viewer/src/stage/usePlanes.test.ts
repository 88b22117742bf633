import { act, cleanup, fireEvent, renderHook } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import type { Engine } from "../engine";
import { readStudy, type Stack } from "../study";
import { anInstance } from "../testkit/instances";
import { usePlanes } from "./usePlanes";

afterEach(cleanup);

const [one, other] = readStudy([anInstance(1), anInstance(2, { "0020000E": ["UI", "1.3"] })])
  .items as Stack[];
const engine = {} as Engine;

interface Props {
  active: Stack | undefined;
  engine?: Engine;
}

const started = (initialProps: Props) =>
  renderHook(({ active, engine: running }: Props) => usePlanes(active, running, "x"), { initialProps });

const opened = () => {
  const hook = started({ active: one, engine });
  act(() => hook.result.current.open());
  expect(hook.result.current.cut).toBe(one);
  return hook;
};

describe("the planes", () => {
  it("do not come back by themselves where the reader comes back to the series", () => {
    const { result, rerender } = opened();
    rerender({ active: other, engine });
    expect(result.current.cut).toBeUndefined();
    rerender({ active: one, engine });
    expect(result.current.cut).toBeUndefined();
  });

  it("are not opened before there is an engine, nor later by that wish", () => {
    const { result, rerender } = started({ active: one });
    act(() => result.current.open());
    rerender({ active: one, engine });
    expect(result.current.cut).toBeUndefined();
  });

  it.each(["Escape", "x"])("are closed by %s", (key) => {
    const { result } = opened();
    fireEvent.keyDown(document.body, { key });
    expect(result.current.cut).toBeUndefined();
  });

  it("are not closed by a letter that a field takes", () => {
    const { result } = opened();
    const field = document.body.appendChild(document.createElement("select"));
    fireEvent.keyDown(field, { key: "x" });
    field.remove();
    expect(result.current.cut).toBe(one);
  });
});
