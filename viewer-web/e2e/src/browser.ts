import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import type { Account, Target } from "./target";

export interface Look {
  width: number;
  height: number;
  language: "zh" | "en";
  scheme: "light" | "dark";
}

export const desktop: Look = { width: 1440, height: 900, language: "zh", scheme: "light" };

/**
 * Four of the eight combinations: every pair of size and language, size and scheme, language and scheme is among them
 * (the orthogonal array L4). YINGDUN_ALL_LOOKS=1 takes all eight.
 */
export const looks: Look[] = [
  { width: 1440, height: 900 },
  { width: 390, height: 844 },
]
  .flatMap((size) =>
    (["zh", "en"] as const).flatMap((language) =>
      (["light", "dark"] as const).map((scheme) => ({ ...size, language, scheme })),
    ),
  )
  .filter(
    ({ width, language, scheme }) =>
      process.env["YINGDUN_ALL_LOOKS"] === "1" ||
      (width === 1440) === ((language === "zh") === (scheme === "light")),
  );

export const nameOf = (look: Look) => `${look.width}x${look.height} ${look.language} ${look.scheme}`;

/** Debian's Chromium; nothing is downloaded. As root it needs --no-sandbox. */
export function launch(...flags: string[]): Promise<Browser> {
  const executablePath = process.env["YINGDUN_CHROMIUM"] ?? "/usr/bin/chromium";
  if (!existsSync(executablePath)) {
    throw new Error(
      `No browser at ${executablePath}: install the Debian package chromium, or set YINGDUN_CHROMIUM.`,
    );
  }
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      ...flags,
    ],
  });
}

/** The certificate comes from the system's own authority, which this browser does not know. */
export async function open(browser: Browser, look: Look, state?: SavedState): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: look.width, height: look.height },
    ignoreHTTPSErrors: true,
    locale: look.language === "zh" ? "zh-CN" : "en-GB",
    colorScheme: look.scheme,
    hasTouch: look.width < 800,
    reducedMotion: "reduce",
    ...(state ? { storageState: state } : {}),
  });
  await context.addInitScript(
    ([language, scheme]) => {
      localStorage.setItem("yingdun.language", language);
      localStorage.setItem("yingdun.colourScheme", scheme);
    },
    [look.language, look.scheme] as const,
  );
  return context;
}

/** Keeps a picture of the page where YINGDUN_SHOTS says. */
export async function shoot(page: Page, name: string): Promise<void> {
  const folder = process.env["YINGDUN_SHOTS"];
  if (folder) {
    mkdirSync(folder, { recursive: true });
    await page.screenshot({ path: join(folder, `${name.replaceAll(" ", "_")}.png`) });
  }
}

export type SavedState = Awaited<ReturnType<BrowserContext["storageState"]>>;

export async function logIn(page: Page, target: Target, account: Account): Promise<void> {
  await page.goto(`${target.url}/console/`);
  await page.getByTestId("login-user").fill(account.user);
  await page.getByTestId("login-password").fill(account.password);
  await page.getByTestId("login-submit").click();
  await page.getByTestId("user-menu").waitFor();
}

/** Logs in once and answers the cookies, so that each look need not spend an attempt of the log-in throttle. */
export async function session(browser: Browser, target: Target, account: Account): Promise<SavedState> {
  const context = await open(browser, desktop);
  try {
    await logIn(await context.newPage(), target, account);
    return await context.storageState();
  } finally {
    await context.close();
  }
}
