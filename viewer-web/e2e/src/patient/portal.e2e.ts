import type { Page } from "playwright-core";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { shoot } from "../browser";
import { inaccessible, overflowing, settled, untranslated } from "../checks";
import { browser } from "../viewer/page";
import { aStudy, grey, ramp } from "../viewer/samples";
import { aPage, store } from "../viewer/system";
import { cloud } from "./system";
import { admit, order, patient, report, verify } from "./visitor";

const HOSTILE = "<img src=x onerror=document.title=1><b>9 mm</b>";
const PNEUMOTHORAX = "左侧气胸。";
const sample = aStudy({
  ...grey(ramp(100)),
  "00080050": ["SH", patient.accession],
  "00100010": ["PN", "Zhang^San=张^三"],
  "00100020": ["LO", patient.id],
});

let page: Page;
let errors: string[] = [];

beforeAll(async () => {
  await store(sample);
  await admit();
  await order(`CT ${HOSTILE}`);
  await report(`${HOSTILE}`, `未见异常。${PNEUMOTHORAX}`);
});

const phone = (language: "zh" | "en" = "zh") =>
  aPage(browser, { width: 390, height: 844, language, stranger: true });

beforeEach(async () => {
  page = await phone();
  errors = [];
  page.on("console", (message) => {
    // A refusal that is looked for is no error of the page.
    if (message.type() === "error" && !message.text().includes("Failed to load resource")) {
      errors.push(message.text());
    }
  });
  return () => page.context().close();
});

async function faultless(name: string) {
  await settled(page);
  await shoot(page, `patient ${name}`);
  expect(await overflowing(page)).toEqual([]);
  expect(await untranslated(page)).toEqual([]);
  expect(await inaccessible(page)).toEqual([]);
  expect(errors).toEqual([]);
}

const examination = () => page.locator(`[data-testid=examination][data-number="${patient.accession}"]`);

async function openExamination() {
  await verify(page, patient.accession);
  await examination().click();
  await page.getByTestId("report").waitFor();
}

describe("somebody with a number", () => {
  it("is refused in the same words, whatever is wrong", async () => {
    await verify(page, "NOBODYS-1");
    const nobodys = await page.getByTestId("problem").innerText();
    await faultless("refused");
    await page.getByTestId("number").fill(patient.accession);
    await page.getByTestId("second-factor").fill("19990909");
    await page.getByTestId("verify").click();
    await expect.poll(() => page.getByTestId("verify").isEnabled()).toBe(true);
    expect(await page.getByTestId("problem").innerText()).toBe(nobodys);
  });

  it("is told how long to wait after too many attempts", async () => {
    await verify(page, `${patient.accession}-none`);
    for (let attempt = 0; attempt < 6; attempt++) {
      await expect.poll(() => page.getByTestId("problem").count()).toBe(1);
      if ((await page.getByTestId("problem").innerText()).includes("秒")) {
        break;
      }
      await page.getByTestId("verify").click();
      await page.waitForResponse((answer) => answer.url().endsWith("/api/patient/session"));
    }
    await expect.poll(() => page.getByTestId("problem").innerText()).toMatch(/请等待 \d+ 秒/);
    expect(await page.getByTestId("verify").isDisabled()).toBe(true);
    await faultless("waits");
  });

  it("sees their own examinations, and after logging out nothing", async () => {
    await verify(page, patient.id);
    await expect.poll(() => examination().getByTestId("status").getAttribute("data-status")).toBe("APPROVED");
    await faultless("list");
    await page.getByTestId("log-out").click();
    await expect.poll(() => page.getByTestId("session-ended").getAttribute("data-because")).toBe("closed");
    await page.reload();
    await page.getByTestId("number").waitFor();
  });

  it("is told when the session is over", async () => {
    await openExamination();
    await page.context().clearCookies({ name: "YINGDUN_PATIENT" });
    await page.getByTestId("to-list").click();
    await expect.poll(() => page.getByTestId("session-ended").getAttribute("data-because")).toBe("over");
    await faultless("over");
  });
});

describe("an examination", () => {
  it("shows what the hospital wrote as text", async () => {
    await openExamination();
    expect(await page.getByTestId("report-findings").innerText()).toBe(HOSTILE);
    expect(await page.getByTestId("report-impression").innerText()).toBe(`未见异常。${PNEUMOTHORAX}`);
    expect(await page.locator("main img").count()).toBe(0);
    await page.getByTestId("show-viewings").click();
    await page.getByTestId("viewings").waitFor();
    await faultless("examination");
  });

  it("reads in English", async () => {
    await page.context().close();
    page = await phone("en");
    await openExamination();
    expect(await page.getByTestId("reference-only").innerText()).toContain("for reference only");
    await faultless("examination en");
  });

  it.each(["study", "film"] as const)("opens the viewer on the %s by a link of its own", async (what) => {
    await openExamination();
    await page.getByTestId(`open-${what}`).click();
    await page.getByTestId(what === "film" ? "films" : "viewport-0").waitFor();
    expect(page.url()).not.toContain("token");
    await shoot(page, `patient ${what}`);
  });
});

describe("an explanation", () => {
  it("is shown after consent, each sentence marking the report's own, and goes when consent is withdrawn", async () => {
    await openExamination();
    await page.getByTestId("agree").waitFor();
    await faultless("explanation consent");
    await page.getByTestId("agree").click();
    await page.getByTestId("explained").last().waitFor();
    expect(await page.getByTestId("explanation-notice").innerText()).toContain("AI");
    expect(await page.getByTestId("explanation-urgent").innerText()).toContain("请立即联系医生");
    await page.getByTestId("explained").last().click();
    expect(await page.getByTestId("report-impression").getByTestId("marked").innerText()).toBe(PNEUMOTHORAX);
    await faultless("explanation");
    await page.getByTestId("switch-language").click();
    expect(await page.getByTestId("explained").last().innerText()).toContain("Talk to your doctor now");
    await shoot(page, "patient explanation en");
    await page.getByTestId("withdraw-consent").click();
    await page.getByTestId("agree").waitFor();
  });
});

describe("the link of a label", () => {
  it("says that nothing is there for a link that is none", async () => {
    await page.goto(`${cloud()}/q#made-up`);
    await expect.poll(() => page.getByTestId("problem").getAttribute("data-problem")).toBe("gone");
    await faultless("no label");
  });
});

describe("a share", () => {
  it("opens by link and code together, shows its openings, and is taken back", async () => {
    await openExamination();
    await page.getByTestId("give-share").click();
    const link = await page.getByTestId("share-link").inputValue();
    const code = await page.getByTestId("share-code").inputValue();
    await faultless("share given");

    const friend = await phone();
    await friend.goto(link);
    await expect.poll(() => friend.url()).toMatch(/\/patient\/share$/);
    await friend.getByTestId("code").fill(code === "000000" ? "000001" : "000000");
    await friend.getByTestId("open-share").click();
    await friend.getByTestId("problem").waitFor();
    await shoot(friend, "patient share received");
    expect(await inaccessible(friend)).toEqual([]);
    await friend.getByTestId("code").fill(code);
    await friend.getByTestId("open-share").click();
    await friend.getByTestId("viewport-0").waitFor();
    await friend.context().close();

    await page.goto(`${cloud()}/patient/shares`);
    await expect.poll(() => page.getByTestId("openings").locator("li").count()).toBe(1);
    await faultless("shares");
    await page.getByTestId("revoke-share").click();
    await expect.poll(() => page.getByTestId("share").getAttribute("data-state")).toBe("revoked");
  });
});
