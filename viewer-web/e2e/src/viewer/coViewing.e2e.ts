import type { Page, WebSocketRoute } from "playwright-core";
import { expect, it } from "vitest";
import { shoot } from "../browser";
import { greysOnScreen } from "./canvas";
import { browser } from "./page";
import { aStudyOfSeries, type Sample } from "./samples";
import { aPage, picture, shownFrame, startCoViewing, store, viewerUrl } from "./system";
import { slice } from "./twoSlices";

const DESK = { width: 1920, height: 1080, stranger: true };
const PHONE = { width: 390, height: 844, stranger: true };

interface Invited {
  sample: Sample;
  address: string;
}

async function aSession(): Promise<Invited> {
  const sample = aStudyOfSeries([slice(0), slice(5), slice(10)], [slice(20), slice(25)]);
  await store(sample);
  const { session, token } = await startCoViewing(sample);
  const address = viewerUrl(
    `?StudyInstanceUIDs=${sample.studyInstanceUID}&coview=${session}`,
    `#token=${token}`,
  );
  return { sample, address };
}

async function join(page: Page, { address }: Invited, name: string): Promise<void> {
  await page.goto(address);
  await picture(page).waitFor();
  await page.getByTestId("coview-name").fill(name);
  await page.getByTestId("coview-join").click();
  await joined(page);
}

const joined = (page: Page) =>
  expect.poll(() => page.getByTestId("coview-status").getAttribute("data-state")).toBe("joined");

const following = (page: Page) =>
  expect.poll(() => page.getByTestId("coview-mode").getAttribute("data-following")).toBe("true");

const textOf = (page: Page, testId: string) => page.getByTestId(testId).innerText();

async function aPair(): Promise<{ desk: Page; phone: Page; invited: Invited }> {
  const invited = await aSession();
  const desk = await aPage(browser, DESK);
  const phone = await aPage(browser, PHONE);
  await join(desk, invited, "李主任");
  await join(phone, invited, "王芳");
  return { desk, phone, invited };
}

/** Presses where the picture is, as parts of its width and height. */
async function at(page: Page, x: number, y: number): Promise<[number, number]> {
  const box = await page.getByTestId("viewport-0").boundingBox();
  return [(box?.x ?? 0) + x * (box?.width ?? 0), (box?.y ?? 0) + y * (box?.height ?? 0)];
}

async function drag(page: Page, from: [number, number], to: [number, number]): Promise<void> {
  await page.mouse.move(...(await at(page, ...from)));
  await page.mouse.down();
  await page.mouse.move(...(await at(page, ...to)), { steps: 10 });
  await page.mouse.up();
}

it("whoever follows sees the leader's slice, polarity and window, and so does a late joiner", async () => {
  const { desk, phone, invited } = await aPair();
  await desk.getByTestId("coview-lead").click();
  await following(phone);

  const begun = Date.now();
  await desk.keyboard.press("End");
  await shownFrame(phone, 2);
  process.stdout.write(`from the press to the other side: ${Date.now() - begun} ms\n`);

  await desk.keyboard.press("i");
  await expect.poll(async () => (await greysOnScreen(phone))[0]).toBe((await greysOnScreen(desk))[0]);
  await drag(desk, [0.5, 0.5], [0.6, 0.5]);
  const window = () => textOf(desk, "window-level");
  await expect.poll(async () => (await textOf(phone, "window-level")) === (await window())).toBe(true);

  await shoot(desk, "co-viewing-desk");
  await shoot(phone, "co-viewing-phone");
  const late = await aPage(browser, DESK);
  await join(late, invited, "赵迟到");
  await following(late);
  await shownFrame(late, 2);
  await expect.poll(async () => (await textOf(late, "window-level")) === (await window())).toBe(true);
  for (const page of [desk, phone, late]) {
    await page.context().close();
  }
});

it("a pointer stands on the same pixel of the picture on a screen of another size", async () => {
  const { desk, phone } = await aPair();
  await desk.mouse.move(...(await at(desk, 0.5, 0.5)));
  const pointer = phone.getByTestId("pointer-1");
  await pointer.waitFor({ state: "attached" });
  expect(await pointer.innerText()).toBe("李主任");
  // The middle of the sample, whole numbers at the pixels' middles.
  expect(Number(await pointer.getAttribute("data-column"))).toBeCloseTo(31.5, 0);
  expect(Number(await pointer.getAttribute("data-row"))).toBeCloseTo(31.5, 0);
  const [x, y] = await at(phone, 0.5, 0.5);
  const box = await pointer.boundingBox();
  expect(Math.abs((box?.x ?? 0) - x)).toBeLessThan(12);
  expect(Math.abs((box?.y ?? 0) - y)).toBeLessThan(12);
  await desk.context().close();
  await phone.context().close();
});

it("a drawing appears on the other side with its length and goes when it is taken away", async () => {
  const { desk, phone } = await aPair();
  await desk.getByTestId("tool-length").click();
  await drag(desk, [0.45, 0.45], [0.55, 0.55]);
  await shoot(desk, "co-viewing-drawing");
  const value = await textOf(desk, "measurement-1-value");
  await expect.poll(() => textOf(phone, "measurement-1-value")).toBe(value);
  await desk.keyboard.press("Control+z");
  await expect.poll(() => phone.getByTestId("measurement-1-value").count()).toBe(0);
  await desk.context().close();
  await phone.context().close();
});

it("comes back by itself when the line is cut, with what happened in between", async () => {
  const invited = await aSession();
  const desk = await aPage(browser, DESK);
  const phone = await aPage(browser, PHONE);
  const lines: WebSocketRoute[] = [];
  await phone.routeWebSocket(/co-viewing/, (line) => {
    lines.push(line);
    line.connectToServer();
  });
  await join(desk, invited, "李主任");
  await join(phone, invited, "王芳");
  await desk.getByTestId("coview-lead").click();
  await following(phone);
  await lines[0]?.close({ code: 4999 });
  await desk.keyboard.press("End");
  await joined(phone);
  await shownFrame(phone, 2);
  expect(lines.length).toBeGreaterThan(1);
  await desk.context().close();
  await phone.context().close();
});
