import { act, cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { Route, Routes, useLocation } from "react-router";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { LiveProvider } from "../live";
import { SessionContext } from "../session/SessionContext";
import { fakeApi, holdBack } from "../testkit/fakeApi";
import { FakeSource } from "../testkit/FakeSource";
import { renderInConsole } from "../testkit/render";
import { policy } from "../testkit/samplePolicy";
import { PolicyPage } from "./PolicyPage";
import { usePolicies } from "./usePolicies";

beforeEach(() => void vi.stubGlobal("EventSource", FakeSource));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const Where = () => <span data-testid="where">{useLocation().pathname}</span>;
const Listed = () => <span data-testid="listed">{usePolicies().data?.length}</span>;

it("leads back to the list where its policy was deleted, however soon the list knows of it", async () => {
  let policies = [policy];
  fakeApi({
    "GET /groups": () => ({ body: [] }),
    "GET /policies": () => ({ body: policies }),
    "POST /policies/reach": () => ({ body: { endpoints: 4 } }),
  });
  const answer = holdBack("DELETE");
  await renderInConsole(
    <SessionContext
      value={{
        user: { name: "officer", displayName: "Officer", role: "OFFICER", mustChangePassword: false },
        logOut: () => Promise.resolve(),
      }}
    >
      <Where />
      <LiveProvider>
        <Listed />
        <Routes>
          <Route path="/policies/:id" element={<PolicyPage />} />
          <Route path="/policies" element={null} />
        </Routes>
      </LiveProvider>
    </SessionContext>,
    "/policies/p1",
  );
  await userEvent.click(await screen.findByTestId("policy-delete"));
  const [, confirm] = await screen.findAllByRole("button", { name: "Delete" });
  await userEvent.click(confirm as HTMLElement);
  policies = [];
  act(() => FakeSource.last().send("overview", "{}"));
  await waitFor(() => expect(screen.getByTestId("listed").textContent).toBe("0"));
  answer({ status: 204 });
  await waitFor(() => expect(screen.getByTestId("where").textContent).toBe("/policies"));
});
