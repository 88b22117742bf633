import { request } from "./http";

export type Role = "ADMINISTRATOR" | "OFFICER" | "AUDITOR";

export interface SessionUser {
  name: string;
  displayName: string;
  role: Role;
  mustChangePassword: boolean;
}

export interface Session {
  authenticated: boolean;
  user?: SessionUser;
}

export const getSession = () => request<Session>("/session");

/** The first GET sets the XSRF cookie, which the log-in itself must carry: it is fetched where it is missing. */
export async function logIn(user: string, password: string): Promise<Session> {
  await getSession();
  return request<Session>("/session", { method: "POST", body: { user, password } });
}

export const logOut = () => request<void>("/session", { method: "DELETE" });

export const changePassword = (current: string, next: string) =>
  request<void>("/session/password", { method: "PUT", body: { current, next } });
