import { antiForgery } from "../dicomweb";

/** A session just begun, and the address by which others come. */
export interface Started {
  session: string;
  invitation: string;
  expiresAt: string;
}

const MINUTES = 120;

export async function startSession(studyInstanceUID: string): Promise<Started> {
  const path = `/api/studies/${studyInstanceUID}/co-viewing`;
  const answer = await request(path, "POST", { minutes: MINUTES });
  const { session, token, expiresAt } = (await answer.json()) as {
    session: string;
    token: string;
    expiresAt: string;
  };
  return { session, invitation: `${addressOf(session)}#token=${token}`, expiresAt };
}

/** For everybody, and the invitation with it. */
export async function endSession(studyInstanceUID: string, session: string): Promise<void> {
  await request(`/api/studies/${studyInstanceUID}/co-viewing/${session}`, "DELETE");
}

async function request(path: string, method: string, body?: object): Promise<Response> {
  // Sets the token by which the server knows its own pages.
  await fetch("/api/session", { credentials: "same-origin" });
  const answer = await fetch(path, {
    method,
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", ...antiForgery() },
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) {
    throw new Error(`the server answered ${answer.status}`);
  }
  return answer;
}

const FORM = /^[0-9a-v]{25}$/;

/** The session that the page's address names. */
export function sessionInAddress(): string | undefined {
  const named = new URLSearchParams(window.location.search).get("coview");
  return named && FORM.test(named) ? named : undefined;
}

/** A reload comes back to it; undefined: to none. */
export function putIntoAddress(session: string | undefined): void {
  window.history.replaceState(window.history.state, "", addressOf(session));
}

function addressOf(session: string | undefined): string {
  const address = new URL(window.location.href);
  address.hash = "";
  if (session) {
    address.searchParams.set("coview", session);
  } else {
    address.searchParams.delete("coview");
  }
  return address.toString();
}
