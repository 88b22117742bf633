import { createHmac } from "node:crypto";
import { request, type APIRequestContext, type APIResponse, type Page } from "playwright-core";
import { cloud } from "../patient/system";
import { account } from "../target";
import { newUid } from "../viewer/samples";

const PASSWORD = "quite a good Phrase 8";
/** Seconds that a code is shown for. */
const STEP = 30;

/** What is not there yet in this system: a name, a number. */
export const fresh = (prefix: string) => `${prefix}${newUid().slice(-9)}`;

export interface Doctor {
  name: string;
  password: string;
  /** As the RIS knows them. */
  number: string;
  totpSecret: string;
  department: string;
}

/** RFC 6238: SHA-1, six digits. A code is good once, and the next one already. */
export function code(totpSecret: string, ahead: number): string {
  const bits = [...totpSecret.replaceAll(" ", "")]
    .map((letter) => "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".indexOf(letter).toString(2).padStart(5, "0"))
    .join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const moment = Buffer.alloc(8);
  moment.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 1000 / STEP) + ahead));
  const digest = createHmac("sha1", key).update(moment).digest();
  const place = (digest[19] ?? 0) & 15;
  return String((digest.readUInt32BE(place) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

async function newcomer(): Promise<APIRequestContext> {
  const context = await request.newContext({ baseURL: cloud(), ignoreHTTPSErrors: true });
  await context.get("/api/session");
  return context;
}

async function post(context: APIRequestContext, path: string, data: unknown): Promise<APIResponse> {
  const token = (await context.storageState()).cookies.find(({ name }) => name === "XSRF-TOKEN")?.value ?? "";
  const answer = await context.post(path, { data, headers: { "X-XSRF-TOKEN": token } });
  if (answer.status() === 429) {
    // All of these come from one address, which may do so twice a second.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    return post(context, path, data);
  }
  if (!answer.ok()) {
    throw new Error(`${path} was answered ${answer.status()}: ${await answer.text()}`);
  }
  return answer;
}

let administrator: Promise<APIRequestContext> | undefined;

async function administratorAtWork(): Promise<APIRequestContext> {
  const known = account(process.env, "YINGDUN_ADMINISTRATOR");
  if (!known) {
    throw new Error(
      "Say who administers the cloud: YINGDUN_ADMINISTRATOR_USER=… YINGDUN_ADMINISTRATOR_PASSWORD=…",
    );
  }
  const context = await newcomer();
  await post(context, "/api/session", known);
  return context;
}

/** The token of an invitation. */
export async function invite(
  name: string,
  role: "DOCTOR" | "APPROVER",
  department: string,
  number: string,
): Promise<string> {
  administrator ??= administratorAtWork();
  const answer = await post(await administrator, "/api/staff/invitations", {
    name,
    role,
    displayName: name,
    department,
    staffNumber: number,
  });
  return ((await answer.json()) as { token: string }).token;
}

/** Somebody who has redeemed an invitation. */
export async function joined(role: "DOCTOR" | "APPROVER", department: string): Promise<Doctor> {
  const [name, number] = [fresh("dr"), fresh("N")];
  const token = await invite(name, role, department, number);
  const context = await newcomer();
  const prepared = await post(context, "/api/joining/authenticator", { token });
  const { totpSecret } = (await prepared.json()) as { totpSecret: string };
  await post(context, "/api/joining", { token, password: PASSWORD, code: code(totpSecret, 0) });
  await context.dispose();
  return { name, password: PASSWORD, number, totpSecret, department };
}

/** At the log-in; the code of the joining is spent, so it is the next. */
export async function enter(page: Page, { name, password, totpSecret }: Doctor): Promise<void> {
  await page.getByTestId("login-user").fill(name);
  await page.getByTestId("login-password").fill(password);
  await page.getByTestId("login-code").fill(code(totpSecret, 1));
  await page.getByTestId("login-submit").click();
  await page.getByTestId("nav-studies").waitFor();
}
