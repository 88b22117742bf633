import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch, looks, nameOf, open, session, shoot, type Look, type SavedState } from "./browser";
import { inaccessible, overflowing, settled, untranslated } from "./checks";
import { target } from "./target";

const system = target();

interface Screen {
  name: string;
  path: string;
  /** Opens what has no address of its own. */
  enter?: (page: Page) => Promise<unknown>;
}

const firstLink = (testIdPrefix: string) => async (page: Page) => {
  const link = page.locator(`[data-testid^="${testIdPrefix}"] a`).first();
  if ((await link.count()) > 0) {
    await link.click();
  }
};

const officerScreens: Screen[] = [
  { name: "overview", path: "/" },
  { name: "endpoints", path: "/endpoints" },
  { name: "endpoint", path: "/endpoints", enter: firstLink("endpoint-row-") },
  { name: "groups", path: "/groups" },
  { name: "assets", path: "/asset-import" },
  { name: "policies", path: "/policies" },
  { name: "policy-new", path: "/policies/new" },
  { name: "policy", path: "/policies", enter: firstLink("policy-row-") },
  { name: "traces", path: "/traces" },
  { name: "trace", path: "/traces", enter: firstLink("trace-row-") },
  { name: "enrolment", path: "/settings/enrolment" },
  {
    name: "enrolment-new",
    path: "/settings/enrolment",
    enter: (page) => page.getByTestId("enrolment-new").click(),
  },
  { name: "not-allowed", path: "/audit" },
  { name: "not-found", path: "/nowhere" },
];

const roles = [
  { role: "officer", account: system.officer, screens: officerScreens },
  {
    role: "administrator",
    account: system.administrator,
    screens: [{ name: "officers", path: "/settings/officers" }],
  },
  { role: "auditor", account: system.auditor, screens: [{ name: "audit", path: "/audit" }] },
];

const none = { widerThanTheWindow: [], untranslated: [], inaccessible: [], browserErrors: [] };

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser?.close());

async function faults(look: Look, screen: Screen, state?: SavedState) {
  const context = await open(browser, look, state);
  try {
    const page = await context.newPage();
    const broken: string[] = [];
    page.on("pageerror", (error) => broken.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") {
        broken.push(`${message.text()} ${message.location().url}`);
      }
    });
    await page.goto(`${system.url}/console${screen.path}`);
    await settled(page);
    if (screen.enter) {
      await screen.enter(page);
      await settled(page);
    }
    await shoot(page, `${screen.name} ${nameOf(look)}`);
    return {
      widerThanTheWindow: await overflowing(page),
      untranslated: await untranslated(page),
      inaccessible: await inaccessible(page),
      browserErrors: broken,
    };
  } finally {
    await context.close();
  }
}

describe.each(looks)("at $width×$height in $language, $scheme", (look) => {
  it("log-in fits, speaks and is accessible", async () => {
    expect(await faults(look, { name: "login", path: "/" })).toEqual(none);
  });
});

describe.each(roles.filter((one) => one.account))("$role", ({ account, screens }) => {
  let state: SavedState;
  beforeAll(async () => {
    if (account) {
      state = await session(browser, system, account);
    }
  });
  describe.each(looks)("at $width×$height in $language, $scheme", (look) => {
    it.each(screens)("$name fits, speaks and is accessible", async (screen) => {
      expect(await faults(look, screen, state)).toEqual(none);
    });
  });
});
