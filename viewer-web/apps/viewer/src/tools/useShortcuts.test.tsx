import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { readStudy, type Frame } from "../study";
import { anInstance } from "../testkit/instances";
import type { ToolActions } from "./toolActions";
import { useShortcuts } from "./useShortcuts";

afterEach(cleanup);

const [item] = readStudy([anInstance(1)]).items;
const frame = (item?.kind === "stack" ? item.frames[0] : undefined) as Frame;

function Page({ actions }: { actions: ToolActions }) {
  useShortcuts(actions, { index: 0, total: 2, frame });
  return (
    <>
      <p>picture</p>
      <button type="button">button</button>
      <a href="#there">link</a>
      <details>
        <summary>summary</summary>
      </details>
    </>
  );
}

function spaceOn(what: string): boolean {
  const togglePlay = vi.fn();
  render(<Page actions={{ togglePlay } as unknown as ToolActions} />);
  fireEvent.keyDown(screen.getByText(what), { key: " " });
  return togglePlay.mock.calls.length > 0;
}

describe("the space bar", () => {
  it("plays", () => {
    expect(spaceOn("picture")).toBe(true);
  });

  it.each(["button", "link", "summary"])("on a %s presses that", (what) => {
    expect(spaceOn(what)).toBe(false);
  });
});
