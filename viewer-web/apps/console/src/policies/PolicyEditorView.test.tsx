import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { useIsMutating } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation } from "react-router";
import { afterEach, describe, expect, it, vi } from "vitest";
import { SessionContext } from "../session/SessionContext";
import { fakeApi, holdBack, problem } from "../testkit/fakeApi";
import { renderInConsole } from "../testkit/render";
import { policy } from "../testkit/samplePolicy";
import { PolicyEditorView } from "./PolicyEditorView";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const officer = {
  name: "officer",
  displayName: "Officer",
  role: "OFFICER",
  mustChangePassword: false,
} as const;

const show = (role: "OFFICER" | "AUDITOR" = "OFFICER") =>
  renderInConsole(
    <SessionContext value={{ user: { ...officer, role }, logOut: () => Promise.resolve() }}>
      <PolicyEditorView policy={policy} />
    </SessionContext>,
  );

/** Somebody else saved version 4 with strength 9 in the meantime. */
function serverWithNewerVersion() {
  const theirs = { ...policy, version: 4, savedBy: "another", strength: 9 };
  return fakeApi({
    "GET /groups": () => ({ body: [] }),
    "GET /policies": () => ({ body: [theirs] }),
    "POST /policies/reach": () => ({ body: { endpoints: 4 } }),
    "PUT /policies/p1": ({ headers, body }) =>
      headers["If-Match"] === '"4"'
        ? { body: { ...theirs, ...(body as object), version: 5 } }
        : problem(412, "policy-changed"),
  });
}

const rename = async (name: string) => {
  const field = await screen.findByTestId("policy-name");
  await userEvent.clear(field);
  await userEvent.type(field, name);
};

describe("a policy that somebody else saved first", () => {
  it("is not overwritten: both are shown, and nothing is written before the officer decides", async () => {
    const asked = serverWithNewerVersion();
    await show();
    await rename("Mine");
    await userEvent.click(screen.getByTestId("policy-save"));
    expect(await screen.findByText("Save mine as a new version")).toBeTruthy();
    expect(screen.getByText(/another saved version 4/)).toBeTruthy();
    expect(asked.filter((one) => one.method === "PUT")).toHaveLength(1);

    await userEvent.click(screen.getByText("Save mine as a new version"));
    await waitFor(() => expect(asked.filter((one) => one.method === "PUT")).toHaveLength(2));
    expect(asked.findLast((one) => one.method === "PUT")).toMatchObject({
      headers: { "If-Match": '"4"' },
      body: { name: "Mine", strength: 4 },
    });
  });

  it("can be taken over instead", async () => {
    serverWithNewerVersion();
    await show();
    await rename("Mine");
    await userEvent.click(screen.getByTestId("policy-save"));
    await userEvent.click(await screen.findByText("Load theirs, drop mine"));
    expect(screen.getByTestId<HTMLInputElement>("policy-name").value).toBe("Radiology");
    expect(screen.getByTestId<HTMLInputElement>("policy-strength").value).toBe("9");
  });
});

describe("the editor", () => {
  it("does not save what would be refused, and says why", async () => {
    serverWithNewerVersion();
    await show();
    await userEvent.clear(await screen.findByTestId("policy-name"));
    expect(screen.getByTestId("policy-faults").textContent).toContain("Give it a name");
    expect(screen.getByTestId<HTMLButtonElement>("policy-save").disabled).toBe(true);
  });

  it("is only to be read by an auditor", async () => {
    serverWithNewerVersion();
    await show("AUDITOR");
    expect((await screen.findByTestId<HTMLInputElement>("policy-name")).disabled).toBe(true);
    expect(screen.queryByTestId("policy-save")).toBeNull();
  });
});

/** The address, and how many changes are on their way. */
function Where() {
  return (
    <>
      <span data-testid="where">{useLocation().pathname}</span>
      <span data-testid="deleting">{useIsMutating()}</span>
    </>
  );
}

function EditorToLeave() {
  const [here, setHere] = useState(true);
  return (
    <SessionContext value={{ user: { ...officer, role: "OFFICER" }, logOut: () => Promise.resolve() }}>
      <button onClick={() => setHere(false)}>leave</button>
      {here && <PolicyEditorView policy={policy} />}
    </SessionContext>
  );
}

it("leaves an officer who went elsewhere where they are when a policy is deleted at last", async () => {
  serverWithNewerVersion();
  const answer = holdBack("DELETE");
  await renderInConsole(
    <>
      <EditorToLeave />
      <Where />
    </>,
    "/policies/p1",
  );
  await userEvent.click(await screen.findByTestId("policy-delete"));
  const [, confirm] = await screen.findAllByRole("button", { name: "Delete" });
  await userEvent.click(confirm as HTMLElement);
  await userEvent.click(screen.getByText("leave"));

  answer({ status: 204 });

  await waitFor(() => expect(screen.getByTestId("deleting").textContent).toBe("0"));
  expect(screen.getByTestId("where").textContent).toBe("/policies/p1");
});

it("says that a policy was not saved to an officer who left meanwhile", async () => {
  serverWithNewerVersion();
  const answer = holdBack("PUT");
  await renderInConsole(<EditorToLeave />);
  await rename("Mine");
  await userEvent.click(screen.getByTestId("policy-save"));
  await userEvent.click(screen.getByText("leave"));

  answer(problem(412, "policy-changed"));

  expect(await screen.findByText("Somebody else changed this policy")).toBeTruthy();
});
