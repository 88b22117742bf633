import type { Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { open, shoot, type Look } from "../browser";
import { inaccessible, overflowing, settled, untranslated } from "../checks";
import { cloud, tell } from "../patient/system";
import { browser } from "../viewer/page";
import { aStudy, grey, ramp } from "../viewer/samples";
import { store } from "../viewer/system";
import { code, enter, fresh, invite, joined, type Doctor } from "./staff";

const phone: Look = { width: 390, height: 844, language: "zh", scheme: "light" };
const tablet: Look = { width: 820, height: 1180, language: "en", scheme: "dark" };
const desk: Look = { width: 1440, height: 900, language: "zh", scheme: "light" };

const FINDINGS = "<img src=x onerror=document.title=1> 9 mm";
const ward = fresh("W");
const patient = fresh("E");
const accession = fresh("A");
const earlier = fresh("A");
const examined = (number: string, date: string) =>
  aStudy({
    ...grey(ramp(100)),
    "00080020": ["DA", date],
    "00080050": ["SH", number],
    "00081030": ["LO", "CT <b>9 mm</b>"],
    "00100010": ["PN", "Zhang^San=张^三"],
    "00100020": ["LO", patient],
  });
const study = examined(accession, "20260309");

const PID = `PID|1||${patient}||Zhang^San^^^^^^A~张^三^^^^^^I||19800102|M`;
const order = (number: string, doctor: string) =>
  tell(
    "ORM^O01",
    PID,
    `PV1|1|O|${ward}`,
    "ORC|NW|PL|FI",
    `OBR|1|PL|FI|CT01^CT||||||||||||${doctor}||${number}|RP1|SPS1||||CT`,
  );

let doctor: Doctor;
let approver: Doctor;

beforeAll(async () => {
  await store(study);
  await store(examined(earlier, "20250908"));
  doctor = await joined("DOCTOR", "");
  approver = await joined("APPROVER", ward);
  await order(accession, "");
  await order(earlier, doctor.number);
  await tell(
    "ORU^R01",
    PID,
    `OBR|1|PL|R1|CT01^CT||||||||||||||${earlier}|||||||F`,
    `OBX|1|TX|59776-5^Findings^LN||${FINDINGS}||||||F`,
  );
});

let errors: string[] = [];
const opened: Page[] = [];

afterEach(async () => {
  await Promise.all(opened.splice(0).map((page) => page.context().close()));
  errors = [];
});

async function aTab(look: Look, path = ""): Promise<Page> {
  const page = await (await open(browser, look)).newPage();
  opened.push(page);
  page.on("console", (message) => {
    // A refusal that is looked for is no error of the page.
    if (message.type() === "error" && !message.text().includes("Failed to load resource")) {
      errors.push(message.text());
    }
  });
  await page.goto(`${cloud()}/doctor/${path}`);
  return page;
}

async function faultless(page: Page, name: string) {
  await settled(page);
  await shoot(page, `doctor ${name}`);
  expect(await overflowing(page)).toEqual([]);
  expect(await untranslated(page)).toEqual([]);
  expect(await inaccessible(page)).toEqual([]);
  expect(errors).toEqual([]);
}

const row = (page: Page, number: string) => page.getByTestId(`study-${number}`);

describe("somebody who was invited", () => {
  it("chooses a password, sets up an authenticator and logs in with the next code", async () => {
    const name = fresh("dr");
    const token = await invite(name, "DOCTOR", "", "");
    const page = await aTab(phone, `join#${token}`);
    const secret = await page.getByTestId("totp-secret").innerText();
    expect(page.url()).toMatch(/\/doctor\/join$/);
    await page.getByTestId("join-password").fill("quite a good Phrase 8");
    await page.getByTestId("join-again").fill("quite a good Phrase 8");
    await page.getByTestId("join-code").fill("000000");
    await page.getByTestId("join-submit").click();
    await expect.poll(() => page.getByTestId("problem").getAttribute("data-problem")).toBe("invalid");
    await faultless(page, "joining");
    await page.getByTestId("join-code").fill(code(secret, 0));
    await page.getByTestId("join-submit").click();
    await page.getByTestId("to-login").click();
    await enter(page, { ...doctor, name, totpSecret: secret });
    await page.getByTestId("empty").waitFor();
    await faultless(page, "nothing open");
    await page.getByTestId("log-out").click();
    await page.reload();
    await page.getByTestId("login-user").waitFor();
  });

  it("is told that an invitation is none", async () => {
    const page = await aTab(desk, "join#made-up");
    await expect.poll(() => page.getByTestId("problem").getAttribute("data-problem")).toBe("invitationOver");
  });
});

describe("a doctor", () => {
  it("sees nothing of the page before logging in again when the session is over", async () => {
    const page = await aTab(phone);
    await enter(page, await joined("DOCTOR", ""));
    await page.getByTestId("empty").waitFor();
    await page.context().clearCookies({ name: /^(?!XSRF)/ });
    await page.getByTestId("nav-requests").click();
    await page.getByTestId("login-user").waitFor();
    expect(await page.getByTestId("nav-requests").isVisible()).toBe(false);
    await faultless(page, "session over");
  });

  it("finds what is theirs, asks for the rest, and sees it for as long as it is granted", async () => {
    const page = await aTab(desk);
    await enter(page, doctor);
    await row(page, earlier).waitFor();
    expect(await row(page, accession).count()).toBe(0);
    await find(page);
    await read(page);
    await ask(page);

    const other = await aTab(tablet);
    await enter(other, approver);
    await grant(other);

    await page.getByTestId("nav-studies").click();
    await page.reload();
    await row(page, accession).getByTestId("open-until").waitFor();
    await row(page, accession).getByTestId("open-page").click();
    await page.getByTestId("open-with-priors").waitFor();
    await faultless(page, "study granted");
    await share(page);

    await breakGlass(page);
    await review(other);
    await page.goto(`${cloud()}/doctor/studies/${study.studyInstanceUID}`);
    await page.getByTestId("not-open").waitFor();
    await faultless(page, "taken back");
  });
});

/** By first letters, by a device, by a search that is kept. */
async function find(page: Page) {
  const search = async (text: string) => {
    await page.getByTestId("search-text").fill(text);
    await page.getByTestId("search-go").click();
  };
  await search("ls");
  await page.getByTestId("empty").waitFor();
  await search("zs");
  await row(page, earlier).waitFor();
  await page.getByTestId("save-search").click();
  await page.getByTestId("search-name").fill("Z S");
  await page.getByTestId("search-name").press("Enter");
  await page.getByTestId("saved-search").waitFor();
  await faultless(page, "work list");
  await page.getByTestId("clear-search").click();
  await page.getByTestId("saved-search").click();
  await expect.poll(() => page.getByTestId("search-text").inputValue()).toBe("zs");
}

/** The viewer knows the doctor; who comes back finds the search as it was. */
async function read(page: Page) {
  await row(page, earlier).getByTestId("open-viewer").click();
  await page.getByTestId("viewport-0").waitFor();
  await page.getByTestId("written-open").click();
  await page.getByTestId("written-report").waitFor();
  expect(await page.getByTestId("written-report").innerText()).toContain(FINDINGS);
  expect(await inaccessible(page)).toEqual([]);
  await shoot(page, "doctor viewer");
  await page.goBack();
  await row(page, earlier).getByTestId("open-page").click();
  await expect.poll(() => page.getByTestId("report-findings").innerText()).toBe(FINDINGS);
  await page.reload();
  expect(await page.getByTestId("facts").innerText()).toContain("CT <b>9 mm</b>");
  await page.getByTestId("back").click();
  await row(page, earlier).waitFor();
  expect(await page.getByTestId("search-text").inputValue()).toBe("zs");
}

async function ask(page: Page) {
  await page.getByTestId("to-ask").click();
  await page.getByTestId("ask-submit").click();
  await faultless(page, "asking for nothing");
  await page.getByTestId("number").fill(accession);
  await page.getByTestId("reason").fill("会诊需要");
  await page.getByTestId("ask-submit").click();
  await page.getByTestId("request-WAITING").waitFor();
  await faultless(page, "requests");
}

async function grant(page: Page) {
  await page.getByTestId("nav-decisions").click();
  await page.getByTestId("decision-reason").fill("consultation");
  await faultless(page, "decisions");
  await page.getByTestId("grant").click();
  await page.getByTestId("to-decide").waitFor({ state: "detached" });
}

/** To somebody without an account, who does not learn whose images they are; taken back, it shows nothing more. */
async function share(page: Page) {
  await page.getByTestId("share-study").click();
  await page.getByTestId("give-share").waitFor();
  await faultless(page, "sharing");
  await page.getByTestId("give-share").click();
  const link = await page.getByTestId("share-link").innerText();
  const shareCode = await page.getByTestId("share-code").innerText();
  await faultless(page, "shared");
  await page.getByTestId("share-close").click();

  const guest = await aTab(phone);
  await guest.goto(link);
  await guest.getByTestId("code").fill(shareCode);
  await guest.getByTestId("open-share").click();
  await guest.getByTestId("viewport-0").waitFor();
  await settled(guest);
  await shoot(guest, "doctor share received");
  const shown = await guest.locator("body").innerText();
  for (const telling of ["张三", "Zhang", patient, accession]) {
    expect(shown).not.toContain(telling);
  }

  await page.getByTestId("nav-shares").click();
  await page.getByTestId("openings").waitFor();
  await faultless(page, "shares");
  await page.getByTestId("revoke-share").click();
  await page.getByTestId("revoke-sure").click();
  await page.getByTestId("revoke-share").waitFor({ state: "detached" });
  await guest.goto(link);
  await guest.getByTestId("problem").waitFor();
}

async function breakGlass(page: Page) {
  await page.getByTestId("nav-requests").click();
  await page.getByTestId("own-grant").waitFor();
  await page.getByTestId("to-emergency").click();
  await page.locator(".ant-radio-button-wrapper").first().click();
  await page.getByTestId("number").fill(accession);
  await page.getByTestId("reason").fill("急诊抢救");
  await page.getByTestId("sure").check();
  await faultless(page, "emergency");
  await page.getByTestId("emergency-submit").click();
  await page.getByTestId("emergency-opened").waitFor();
}

/** Objects to what the doctor has opened, and takes back all that is open to them. */
async function review(page: Page) {
  await page.goto(`${cloud()}/doctor/decisions/emergencies`);
  await page.getByTestId("not-justified").first().waitFor();
  for (let left = await page.getByTestId("not-justified").count(); left > 0; left--) {
    await page.getByTestId("not-justified").first().click();
    await page.getByTestId("reason-text").fill("not the patient's doctor");
    await page.getByTestId("reason-send").click();
    await expect.poll(() => page.getByTestId("not-justified").count()).toBe(left - 1);
  }
  await faultless(page, "reviewed");
  await page.goto(`${cloud()}/doctor/decisions/granted`);
  await page.getByTestId("end-grant").first().waitFor();
  await faultless(page, "granted");
  for (let left = await page.getByTestId("end-grant").count(); left > 0; left--) {
    await page.getByTestId("end-grant").first().click();
    await page.getByTestId("reason-text").fill("the consultation is over");
    await page.getByTestId("reason-send").click();
    await expect.poll(() => page.getByTestId("end-grant").count()).toBe(left - 1);
  }
}
