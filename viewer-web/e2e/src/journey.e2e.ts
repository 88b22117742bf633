import { existsSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { desktop, launch, open, session, type SavedState } from "./browser";
import { settled } from "./checks";
import { unmarkedPicture } from "./pictures";
import { target } from "./target";

const system = target();
/** A captured screen of an endpoint of this system, and that endpoint's name. */
const marked = { file: process.env["YINGDUN_PICTURE"], endpoint: process.env["YINGDUN_PICTURE_ENDPOINT"] };

let browser: Browser;
let state: SavedState;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  state = await session(browser, system, system.officer);
});
afterAll(() => browser?.close());
beforeEach(async () => {
  context = await open(browser, desktop, state);
  page = await context.newPage();
  return () => context.close();
});

const go = async (place: string) => {
  await page.goto(`${system.url}/console/`);
  await page.getByTestId(`nav-${place}`).click();
  await settled(page);
};

describe("log-in", () => {
  it("refuses a wrong password in words and keeps the name", async () => {
    const stranger = await open(browser, desktop);
    try {
      const door = await stranger.newPage();
      await door.goto(`${system.url}/console/policies`);
      await door.getByTestId("login-user").fill("nobody-of-this-name");
      await door.getByTestId("login-password").fill("not the password");
      await door.getByTestId("login-submit").click();
      await door.getByTestId("problem").waitFor();
      expect(await door.getByTestId("login-user").inputValue()).toBe("nobody-of-this-name");
      expect(await door.getByTestId("login-password").inputValue()).toBe("");
    } finally {
      await stranger.close();
    }
  });

  it("asks again when the session ended, and leaves the page and what was typed as it was", async () => {
    await page.goto(`${system.url}/console/policies/new`);
    await page.getByTestId("policy-name").fill("typed before the session ended");
    await context.clearCookies({ name: /YINGDUN_SESSION|dev-officer/ });
    await page.getByTestId("region-add").click();
    // Asks the server something, unless the page has found out by itself and the dialog lies over it already.
    await page.getByTestId("policy-targets").getByRole("radio").first().dispatchEvent("click");
    await page.getByRole("dialog").getByTestId("login-password").fill(system.officer.password);
    await page.getByRole("dialog").getByTestId("login-submit").click();
    await page.getByRole("dialog").waitFor({ state: "hidden" });
    expect(await page.getByTestId("policy-name").inputValue()).toBe("typed before the session ended");
    expect(new URL(page.url()).pathname).toBe("/console/policies/new");
  });
});

describe("an officer", () => {
  it("goes from a count of the overview to the endpoints that it counts", async () => {
    await go("overview");
    const tile = page.getByTestId("state-ONLINE");
    const count = Number(/\d+/.exec(await tile.innerText())?.[0]);
    await tile.click();
    await settled(page);
    expect(new URL(page.url()).search).toBe("?state=ONLINE");
    await page.locator("[data-testid^=endpoint-row-], [data-testid=empty]").first().waitFor();
    const states = await page
      .locator("[data-testid^=endpoint-row-] [data-state]")
      .evaluateAll((all) => all.map((one) => one.getAttribute("data-state")));
    expect(states.filter((one) => one !== "ONLINE")).toEqual([]);
    expect(states.length === 0).toBe(count === 0);
  });

  it("finds no endpoint by a name that none has, and is told what to do", async () => {
    await go("endpoints");
    await page
      .getByTestId("endpoint-search")
      .locator("input")
      .or(page.locator("input[data-testid=endpoint-search]"))
      .first()
      .fill("no such endpoint 4711");
    await page.keyboard.press("Enter");
    await page.getByTestId("empty").waitFor();
    expect(new URL(page.url()).searchParams.get("q")).toBe("no such endpoint 4711");
  });

  it("drops a picture without a mark, and nobody is named", async () => {
    await go("traces");
    await page.locator("[data-testid=trace-drop] input[type=file]").setInputFiles({
      name: "unmarked.png",
      mimeType: "image/png",
      buffer: unmarkedPicture(640, 480),
    });
    await openTrace("unmarked.png");
    const verdict = page.getByTestId("trace-verdict");
    await verdict.waitFor({ timeout: 90_000 });
    expect(await verdict.getAttribute("data-verdict")).toBe("CANNOT_TELL");
    expect(await page.getByTestId("trace-endpoint-name").count()).toBe(0);
  });

  it.runIf(marked.file && existsSync(marked.file))(
    "drops a captured screen and reads whose it is",
    async () => {
      await go("traces");
      await page.locator("[data-testid=trace-drop] input[type=file]").setInputFiles(marked.file ?? "");
      await openTrace((marked.file ?? "").split("/").at(-1) ?? "");
      const verdict = page.getByTestId("trace-verdict");
      await verdict.waitFor({ timeout: 90_000 });
      expect(await verdict.getAttribute("data-verdict")).toBe("MATCH");
      expect(await page.getByTestId("trace-endpoint-name").allInnerTexts()).toEqual([marked.endpoint]);
      expect(
        Number(await page.getByTestId("trace-probability").getAttribute("data-probability")),
      ).toBeLessThan(1e-9);
      await page.getByTestId("trace-map").locator("canvas").waitFor();
    },
  );
});

describe("the endpoint table", () => {
  it("shows what somebody else changed without being loaded again", async ({ skip }) => {
    await go("endpoints");
    const row = page.locator("[data-testid^=endpoint-row-]").first();
    await row.or(page.getByTestId("empty")).first().waitFor();
    if ((await row.count()) === 0) {
      skip("this system has no endpoint");
    }
    await page.locator("[data-testid=live].ant-tag-success").waitFor();
    const id = (await row.getAttribute("data-testid"))?.replace("endpoint-row-", "") ?? "";
    const name = (await row.getByRole("link").first().innerText()).trim();
    const colleague = await context.newPage();
    await colleague.goto(`${system.url}/console/`);
    try {
      await rename(colleague, id, `${name} e2e`);
      await page
        .getByTestId(`endpoint-row-${id}`)
        .getByText(`${name} e2e`, { exact: true })
        .waitFor({ timeout: 20_000 });
    } finally {
      await rename(colleague, id, name);
    }
    const after = page.getByTestId(`endpoint-row-${id}`);
    await after.getByText(name, { exact: true }).waitFor({ timeout: 20_000 });
    expect((await after.getByRole("link").first().innerText()).trim()).toBe(name);
  });
});

describe("several endpoints", () => {
  it("are sent their policy again by one order, and the outcome is counted", async ({ skip }) => {
    await page.goto(`${system.url}/console/endpoints?state=ONLINE`);
    const boxes = page.locator("[data-testid^=endpoint-row-] input[type=checkbox]");
    await boxes.first().or(page.getByTestId("empty")).first().waitFor();
    const count = Math.min(2, await boxes.count());
    if (count === 0) {
      skip("no endpoint of this system is online");
    }
    for (let i = 0; i < count; i++) {
      await boxes.nth(i).check();
    }
    await page.getByTestId("action-REAPPLY_POLICY").click();
    await page.getByRole("dialog").locator(".ant-btn-primary").click();
    await page.getByTestId("bulk-result").waitFor();
    expect(await page.getByTestId("bulk-result").getAttribute("class")).toContain("ant-alert-success");
  });
});

async function rename(colleague: Page, id: string, name: string): Promise<void> {
  const status = await colleague.evaluate(
    async ([endpoint, next]) => {
      const token = /XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? "";
      const answer = await fetch(`/api/endpoints/${endpoint}`, {
        method: "PATCH",
        headers: { "Content-Type": "application/json", "X-XSRF-TOKEN": decodeURIComponent(token) },
        body: JSON.stringify({ name: next }),
      });
      return answer.status;
    },
    [id, name] as const,
  );
  if (status !== 200) {
    throw new Error(`renaming ${id} was answered ${status}`);
  }
}

describe("an asset list", () => {
  it("is shown with its mistakes row by row, and nothing is written before that is confirmed", async () => {
    await go("assets");
    const rows = [
      "assetNumber,host,name,department,user,group",
      "E2E-1,e2e-host-1,Reading room,,,",
      "E2E-2,not a host,,,,",
    ];
    await page.locator("[data-testid=asset-drop] input[type=file]").setInputFiles({
      name: "assets.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(rows.join("\r\n")),
    });
    await page.getByTestId("asset-preview").waitFor();
    expect(await page.getByTestId("asset-errors").locator("li").count()).toBe(1);
    expect(await page.getByTestId("asset-apply").isEnabled()).toBe(true);
    await page.goto(`${system.url}/console/endpoints?q=e2e-host-1`);
    await page.getByTestId("empty").waitFor();
  });
});

describe("an enrolment code", () => {
  it("is shown once with the command that uses it, and can be revoked", async () => {
    await page.goto(`${system.url}/console/settings/enrolment`);
    await page.getByTestId("enrolment-new").click();
    await page.getByRole("dialog").locator(".ant-btn-primary").click();
    const code = await page.getByTestId("enrolment-code").innerText();
    expect(code).toMatch(/^YD1-[A-Z2-7]{20}-[A-Z2-7]{32}$/);
    expect(await page.getByTestId("enrolment-command").innerText()).toContain(code);
    await page.getByRole("dialog").locator(".ant-modal-footer .ant-btn").click();
    await page.getByTestId("enrolment-code").waitFor({ state: "detached" });
    expect(await page.content()).not.toContain(code);

    const revoke = page.locator("[data-testid^=enrolment-row-] .ant-btn-dangerous").first();
    await revoke.click();
    await page.locator(".ant-popconfirm-buttons .ant-btn-primary").click();
    await page.locator("[data-testid^=enrolment-row-] .ant-tag-error").first().waitFor();
  });
});

async function openTrace(fileName: string): Promise<void> {
  const row = page.locator("[data-testid^=trace-row-]", { hasText: fileName }).first();
  await row.waitFor({ timeout: 60_000 });
  await row.getByRole("link").first().click();
}

describe("a policy", () => {
  const name = `e2e ${Date.now().toString(36)}`;

  // A journey that broke off half way must not leave its policy to a system in use.
  afterEach(() =>
    page.evaluate(async (made) => {
      const token = decodeURIComponent(/XSRF-TOKEN=([^;]*)/.exec(document.cookie)?.[1] ?? "");
      const policies = (await (await fetch("/api/policies")).json()) as { id: string; name: string }[];
      for (const policy of policies.filter((one) => one.name === made)) {
        await fetch(`/api/policies/${policy.id}`, { method: "DELETE", headers: { "X-XSRF-TOKEN": token } });
      }
    }, name),
  );

  it("is made, changed in strength, shown with its versions, and deleted", async () => {
    await go("policies");
    await page.getByTestId("policy-new").click();
    await page.getByTestId("policy-name").fill(name);
    await setStrength("3");
    await page.getByTestId("policy-targets").getByRole("radio").first().check();
    await page.getByTestId("policy-save").click();
    await page.waitForURL((url) => !url.pathname.endsWith("/new") && url.pathname.includes("/policies/"));

    // Only the page of a saved policy has tabs: before they show, the field still belongs to the form that was saved.
    await page.getByRole("tab").first().waitFor();
    await settled(page);
    await setStrength("7");
    await page.getByTestId("policy-diff").waitFor();
    expect(await page.getByTestId("policy-diff").innerText()).toMatch(/3\s*→\s*7/);
    await page.getByTestId("policy-save").click();
    await page.getByTestId("policy-diff").waitFor({ state: "detached" });

    await page.getByRole("tab").nth(2).click();
    await page.getByTestId("policy-version-2").waitFor();
    expect(await page.getByTestId("policy-version-2").innerText()).toMatch(/3\s*→\s*7/);

    await page.getByRole("tab").nth(0).click();
    await page.getByTestId("policy-delete").click();
    await page.locator(".ant-popconfirm-buttons .ant-btn-primary").click();
    await page.waitForURL((url) => url.pathname.endsWith("/policies"));
    await settled(page);
    expect(await page.getByText(name).count()).toBe(0);
  });
});

async function setStrength(value: string): Promise<void> {
  const field = page
    .locator("input[data-testid=policy-strength], [data-testid=policy-strength] input")
    .first();
  await field.fill(value);
  await field.press("Tab");
}
