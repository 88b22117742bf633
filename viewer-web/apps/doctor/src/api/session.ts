import { request } from "@yingdun/api/http";

export type Role = "ADMINISTRATOR" | "DOCTOR" | "APPROVER" | "AUDITOR";

export interface User {
  name: string;
  role: Role;
  mustChangePassword: boolean;
  displayName: string;
  /** May be empty. */
  department: string;
}

export interface Session {
  authenticated: boolean;
  user?: User | null;
}

export const getSession = () => request<Session>("/session");

/** The first GET sets the XSRF cookie, which the log-in itself must carry. */
export async function logIn(user: string, password: string, code: string): Promise<Session> {
  await getSession();
  return request<Session>("/session", { method: "POST", body: { user, password, code } });
}

export const logOut = () => request<void>("/session", { method: "DELETE" });
