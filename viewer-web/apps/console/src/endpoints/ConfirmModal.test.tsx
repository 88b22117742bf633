import type { ActionResult, EndpointAction } from "@yingdun/api";
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fakeApi } from "../testkit/fakeApi";
import { renderInConsole } from "../testkit/render";
import { BulkActions } from "./BulkActions";
import { ConfirmModal } from "./ConfirmModal";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function serverThatAnswers(...results: ActionResult[]) {
  return fakeApi({
    "GET /groups": () => ({ body: [] }),
    "POST /endpoints/actions": () => ({ body: { results } }),
  });
}

const confirm = (action: EndpointAction) =>
  renderInConsole(
    <ConfirmModal action={action} ids={["e1"]} onClose={() => undefined} onResults={() => undefined} />,
  );

describe("a release from quarantine", () => {
  it("asks for a new enrolment unless the officer keeps the key", async () => {
    const asked = serverThatAnswers({ id: "e1", outcome: "DONE" });
    await confirm("RELEASE");
    await userEvent.click(screen.getByRole("button", { name: "Release" }));
    await waitFor(() => expect(asked.at(-1)?.body).toMatchObject({ action: "RELEASE", keepKey: false }));
  });

  it("keeps the key where the officer says so", async () => {
    const asked = serverThatAnswers({ id: "e1", outcome: "DONE" });
    await confirm("RELEASE");
    await userEvent.click(await screen.findByTestId("keep-key"));
    await userEvent.click(screen.getByRole("button", { name: "Release" }));
    await waitFor(() => expect(asked.at(-1)?.body).toMatchObject({ action: "RELEASE", keepKey: true }));
  });
});

it("does not speak of keys where nothing is released", async () => {
  serverThatAnswers();
  await confirm("QUARANTINE");
  expect(screen.queryByTestId("keep-key")).toBeNull();
});

it("says in the console's words why an endpoint was left out, the server's beside them where it knows no others", async () => {
  serverThatAnswers(
    { id: "e1", outcome: "FAILED", code: "not-quarantined", detail: "It is not in quarantine." },
    { id: "e2", outcome: "FAILED", code: "new-code", detail: "Words of a newer server." },
  );
  await renderInConsole(<BulkActions ids={["e1", "e2"]} nameOf={(id) => id} onDone={() => undefined} />);
  await userEvent.click(await screen.findByTestId("action-RELEASE"));
  await userEvent.click(screen.getAllByRole("button", { name: "Release" }).at(-1)!);

  const result = await screen.findByTestId("bulk-result");
  expect(result.textContent).toContain("e1: The endpoint is not quarantined");
  expect(result.textContent).not.toContain("It is not in quarantine.");
  expect(result.textContent).toContain("Technical detail: new-code: Words of a newer server.");
});
