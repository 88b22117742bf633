import { request } from "@yingdun/api/http";
import { getSession } from "./session";

/** Whose the invitation is, and what the authenticator has to be given (Base32). */
export interface Prepared {
  name: string;
  displayName: string;
  totpSecret: string;
}

export async function prepareAuthenticator(token: string): Promise<Prepared> {
  await getSession();
  return request<Prepared>("/joining/authenticator", { method: "POST", body: { token } });
}

export const join = (token: string, password: string, code: string) =>
  request<void>("/joining", { method: "POST", body: { token, password, code } });
