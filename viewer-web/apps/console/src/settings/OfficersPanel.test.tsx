import { cleanup, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, expect, it, vi } from "vitest";
import { SessionContext } from "../session/SessionContext";
import { fakeApi, holdBack } from "../testkit/fakeApi";
import { renderInConsole } from "../testkit/render";
import { OfficersPanel } from "./OfficersPanel";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const administrator = {
  name: "administrator",
  displayName: "Administrator",
  role: "ADMINISTRATOR",
  mustChangePassword: false,
} as const;

it("shows a new officer's password also when the dialogue was closed before the server answered", async () => {
  fakeApi({ "GET /officers": () => ({ body: [] }) });
  const answer = holdBack("POST");
  await renderInConsole(
    <SessionContext value={{ user: administrator, logOut: () => Promise.resolve() }}>
      <OfficersPanel />
    </SessionContext>,
  );
  await userEvent.click(await screen.findByTestId("officer-new"));
  await userEvent.type(await screen.findByTestId("officer-name"), "wang");
  await userEvent.type(screen.getByTestId("officer-display-name"), "Wang");
  await userEvent.click(screen.getByText("Save"));
  await userEvent.click(screen.getByText("Cancel"));

  answer({ status: 201, body: { id: "o1", name: "wang", password: "shown-once-7" } });

  expect(await screen.findByText("shown-once-7")).toBeTruthy();
});
