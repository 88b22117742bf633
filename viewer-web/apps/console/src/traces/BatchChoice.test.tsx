import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { renderInConsole } from "../testkit/render";
import { BatchChoice } from "./BatchChoice";

afterEach(cleanup);

const shown = async (count: number) => {
  const onTogether = vi.fn();
  const files = Array.from({ length: count }, (_, i) => new File(["x"], `${i}.png`, { type: "image/png" }));
  await renderInConsole(
    <BatchChoice files={files} onApart={vi.fn()} onTogether={onTogether} onCancel={vi.fn()} />,
  );
  return onTogether;
};

it("lets the officer say that files are of one leak", async () => {
  const onTogether = await shown(3);
  await userEvent.click(screen.getByTestId("trace-together"));
  expect(onTogether).toHaveBeenCalledOnce();
});

it("offers more files than one leak may have only apart, and says why", async () => {
  await shown(9);
  expect(screen.getByTestId("trace-together").hasAttribute("disabled")).toBe(true);
  expect(screen.getByRole("alert").textContent).toContain("8");
});
