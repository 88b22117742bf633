import { listGroups, type Session } from "@yingdun/api";
import { useQuery } from "@tanstack/react-query";
import { cleanup, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it, vi } from "vitest";
import { fakeApi, problem } from "../testkit/fakeApi";
import { renderInConsole } from "../testkit/render";
import { useSession } from "./SessionContext";
import { SessionGate } from "./SessionGate";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** A server with one account whose session can be ended from outside. */
function server(account: { password: string; mustChange?: boolean }) {
  let entered = false;
  let mustChange = account.mustChange ?? false;
  const session = (): { body: Session } => ({
    body: entered
      ? {
          authenticated: true,
          user: {
            name: "officer",
            displayName: "Officer One",
            role: "OFFICER",
            mustChangePassword: mustChange,
          },
        }
      : { authenticated: false },
  });
  fakeApi({
    "GET /session": session,
    "POST /session": ({ body }) => {
      entered = (body as { password: string }).password === account.password;
      return entered ? session() : problem(401, "bad-credentials");
    },
    "PUT /session/password": () => {
      mustChange = false;
      return { status: 204 };
    },
    "GET /groups": () => (entered ? { body: [] } : problem(401, "not-logged-in")),
  });
  return { endSession: () => (entered = false) };
}

function Inside() {
  const groups = useQuery({ queryKey: ["groups"], queryFn: listGroups });
  const { user } = useSession();
  return (
    <>
      <input aria-label="draft" />
      <button onClick={() => void groups.refetch()}>refresh</button>
      <span>{user.displayName}</span>
    </>
  );
}

async function logIn(password: string) {
  await userEvent.type(await screen.findByTestId("login-password"), password);
  await userEvent.click(screen.getByTestId("login-submit"));
}

describe("gate", () => {
  it("keeps the page and what was typed when the session ends", async () => {
    const { endSession } = server({ password: "right" });
    await renderInConsole(
      <SessionGate>
        <Inside />
      </SessionGate>,
    );
    await userEvent.type(await screen.findByTestId("login-user"), "officer");
    await logIn("right");
    await userEvent.type(await screen.findByLabelText("draft"), "half a sentence");

    endSession();
    await userEvent.click(screen.getByText("refresh"));
    expect(await screen.findByText("Your session has ended")).toBeTruthy();
    await logIn("right");
    await waitFor(() => expect(screen.queryByTestId("login-password")).toBeNull());
    expect(screen.getByLabelText<HTMLInputElement>("draft").value).toBe("half a sentence");
  });

  it("keeps the name and empties the password after a refusal", async () => {
    server({ password: "right" });
    await renderInConsole(
      <SessionGate>
        <Inside />
      </SessionGate>,
    );
    await userEvent.type(await screen.findByTestId("login-user"), "officer");
    await logIn("wrong");
    expect(await screen.findByText("Wrong user name or password")).toBeTruthy();
    expect(screen.getByTestId<HTMLInputElement>("login-user").value).toBe("officer");
    expect(screen.getByTestId<HTMLInputElement>("login-password").value).toBe("");
  });

  it("shows nothing of the console before a first password was changed", async () => {
    server({ password: "first", mustChange: true });
    await renderInConsole(
      <SessionGate>
        <Inside />
      </SessionGate>,
    );
    await userEvent.type(await screen.findByTestId("login-user"), "officer");
    await logIn("first");
    await userEvent.type(await screen.findByTestId("password-current"), "first");
    expect(screen.queryByLabelText("draft")).toBeNull();
    await userEvent.type(screen.getByTestId("password-next"), "a much longer one");
    await userEvent.type(screen.getByTestId("password-again"), "a much longer one");
    await userEvent.click(screen.getByTestId("password-submit"));
    expect(await screen.findByLabelText("draft")).toBeTruthy();
  });
});
