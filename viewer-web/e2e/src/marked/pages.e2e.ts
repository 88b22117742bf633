import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launch } from "../browser";

/** Addresses to open, by the name of what they show: the viewer by links. */
const links = JSON.parse(process.env["YINGDUN_LINKS"] ?? "{}") as Record<string, string>;
const folder = process.env["YINGDUN_SHOTS"] ?? "";
const cloud = process.env["YINGDUN_VIEWER_URL"] ?? "";

let browser: Browser;

/** On a screen of so many device pixels a CSS pixel: what Playwright emulates leaves the sizes of elements in device pixels untold. */
const screenOf = (ratio: number) =>
  launch(
    `--force-device-scale-factor=${ratio}`,
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
  );

/** A window of a phone's size; Playwright's own resizing takes the ratio back. */
async function phone(ratio: number): Promise<Page> {
  const context = await browser.newContext({ viewport: null, ignoreHTTPSErrors: true, locale: "zh-CN" });
  const page = await context.newPage();
  const frame = await page.evaluate(() => outerHeight - innerHeight);
  const devtools = await context.newCDPSession(page);
  const { windowId } = await devtools.send("Browser.getWindowForTarget");
  await devtools.send("Browser.setWindowBounds", { windowId, bounds: { width: 390, height: 844 + frame } });
  await expect
    .poll(() => page.evaluate(() => [innerWidth, innerHeight, devicePixelRatio]))
    .toEqual([390, 844, ratio]);
  return page;
}

/** As a messenger would pass it on. */
async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ scale: "device", type: "jpeg", quality: 75, path: join(folder, `${name}.jpg`) });
}

/** The layer over the page is painted. */
const isLaid = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>("canvas[popover]");
    return (canvas?.getContext("2d")?.getImageData(0, 0, 1, 1).data[3] ?? 0) > 0;
  });

/** Each study once, every other of them on the finer screen. */
const onScreenOf = (ratio: number) => Object.keys(links).filter((_, place) => 3 - (place % 2) === ratio);

describe.each([3, 2])("on a phone with %d device pixels a CSS pixel", (ratio) => {
  beforeAll(async () => {
    browser = await screenOf(ratio);
  });
  afterAll(() => browser.close());

  it.each(onScreenOf(ratio))(
    "the viewer shows its mark, and keeps it in the pane when the layer is taken away: %s",
    async (name) => {
      const page = await phone(ratio);
      await page.goto(links[name] ?? "");
      await expect
        .poll(() =>
          page.evaluate(() => {
            const pane = document.querySelector<HTMLCanvasElement>("canvas.cornerstone-canvas");
            const pixel = pane?.getContext("2d")?.getImageData(pane.width >> 1, pane.height >> 1, 1, 1).data;
            return pixel?.[3] === 255;
          }),
        )
        .toBe(true);
      await expect.poll(() => isLaid(page)).toBe(true);
      await shoot(page, `${name}-${ratio}`);
      const [pane, exact] = await page.evaluate(() => {
        document.querySelector("canvas[popover]")?.remove();
        const canvas = document.querySelector<HTMLCanvasElement>("canvas.cornerstone-canvas");
        const { width = 0, height = 0 } = canvas?.getBoundingClientRect() ?? {};
        return [
          canvas?.toDataURL() ?? "",
          [width, height].map((one) => Math.round(one * devicePixelRatio)).join() ===
            [canvas?.width, canvas?.height].join(),
        ] as const;
      });
      writeFileSync(join(folder, `${name}-${ratio}-pane.png`), pane.replace(/^.*,/, ""), "base64");
      expect(exact).toBe(true);
    },
  );

  it("the patient's page shows its mark, and has it put back", async () => {
    const page = await phone(ratio);
    await page.goto(`${cloud}/patient/`);
    await page.getByTestId("number").fill("CT20260309021");
    await page.getByTestId("second-factor").fill("张伟");
    await page.getByTestId("verify").click();
    await page.getByTestId("visitor").waitFor();
    await expect.poll(() => isLaid(page)).toBe(true);
    await shoot(page, `patient-${ratio}`);
    const told = page.waitForResponse(
      (response) => response.url().endsWith("/api/patient/mark") && response.request().method() === "POST",
    );
    await page.evaluate(() => document.querySelector("canvas[popover]")?.remove());
    expect((await told).status()).toBe(204);
    expect(await isLaid(page)).toBe(true);
    expect(await page.evaluate(() => document.getElementById("root")?.style.filter)).toMatch(/blur/);
  });
});
