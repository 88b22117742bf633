import type { TraceState } from "@yingdun/api";
import { cleanup, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { renderInConsole } from "../testkit/render";
import { RepetitionNotice } from "./RepetitionNotice";

afterEach(cleanup);

const shown = async (state: TraceState, same?: boolean) => {
  await renderInConsole(<RepetitionNotice repetition={{ of: "t1", same, differences: [] }} state={state} />);
  return screen.getByTestId("trace-repetition");
};

it("shows a check that is not done as neither good nor bad", async () => {
  expect((await shown("RUNNING")).className).toContain("ant-alert-info");
});

it.each([
  ["FAILED", "The check failed"],
  ["CANCELLED", "The check was cancelled"],
] as const)("shows a check that is %s as an error", async (state, words) => {
  const notice = await shown(state);
  expect(notice.className).toContain("ant-alert-error");
  expect(notice.textContent).toContain(words);
});

it("shows only a check that came out the same as good", async () => {
  expect((await shown("DONE", true)).className).toContain("ant-alert-success");
  cleanup();
  expect((await shown("DONE", false)).className).toContain("ant-alert-warning");
});
