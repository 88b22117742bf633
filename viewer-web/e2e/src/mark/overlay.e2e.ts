import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterEach, beforeAll, describe, expect, it } from "vitest";
import { launch } from "../browser";
import { composition } from "./composition";
import { markScript } from "./library";
import { ratios, tileFor } from "./tiles";

/** Every grey and some colours in flat stripes: browsers dither gradients, and not twice alike. */
const stripes = Array.from({ length: 256 }, (_, grey) => grey).map(
  (grey) =>
    `<i style="background:rgb(${grey},${grey},${grey})"></i><i style="background:rgb(${grey},128,${255 - grey})"></i>`,
);

/** White, black, greys, colours, both scripts; nothing that moves. */
const DOCUMENT = `<!doctype html><html lang="zh"><meta charset="utf-8"><style>
  body { margin: 0; font: 15px/1.6 "Noto Sans CJK SC", sans-serif; background: #fff; color: #222 }
  div { padding: 12px } .dark { background: #000; color: #ccc } .grey { background: #808080 }
  p { display: flex; flex-wrap: wrap; margin: 0 } i { width: 16px; height: 16px }
</style><div>胸部 CT 平扫：双肺纹理清晰，未见明确实质性病变。<button>打开</button></div>
<div class="dark">Heart size is normal. No pleural effusion is seen on either side.</div>
<div class="grey">纵隔居中</div><p>${stripes.join("")}</p></html>`;

let browser: Browser;
let script: string;
let page: Page;

beforeAll(async () => {
  script = await markScript();
});
afterEach(() => browser.close());

/** On a screen of its own: what Playwright emulates leaves the sizes in device pixels untold. */
async function openDocument(ratio: number) {
  browser = await launch(`--force-device-scale-factor=${ratio}`, "--window-size=901,803");
  const context = await browser.newContext({ viewport: null });
  page = await context.newPage();
  await page.setContent(DOCUMENT);
  await page.addScriptTag({ content: script });
}

const capture = async () => (await page.screenshot({ scale: "device" })).toString("base64");

/** Lays the overlay over the page; each PNG answers one question for a tile, none is an answer that never comes. */
async function lay(...answers: (string | null)[]) {
  await page.evaluate((tiles) => {
    const left = [...tiles];
    window.overlay = new window.mark.MarkOverlay(
      (ratio) => {
        window.asked = [...(window.asked ?? []), ratio];
        const tile = left.shift();
        return tile === undefined
          ? Promise.reject(new Error("no tile"))
          : tile === null
            ? new Promise<Blob>(() => {})
            : Promise.resolve(new Blob([Uint8Array.from(atob(tile), (one) => one.charCodeAt(0))]));
      },
      (failure) => {
        window.failure = String(failure);
      },
    );
  }, answers);
}

async function expectMarkedEverywhere() {
  const marked = await capture();
  await page.evaluate(() => window.overlay.close());
  const { uneven, fromIdeal } = await composition(page, await capture(), marked, tileFor(1));
  expect(uneven).toEqual([]);
  expect(fromIdeal).toBeLessThanOrEqual(1);
}

const isPainted = () =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>("canvas[popover]");
    return (canvas?.getContext("2d")?.getImageData(0, 0, 1, 1).data[3] ?? 0) > 0;
  });

describe("the mark over a page", () => {
  it.each(ratios)("lies pixel on pixel at %d device pixels a CSS pixel", async (ratio) => {
    await openDocument(ratio);
    const plain = await capture();
    await lay(tileFor(ratio));
    await expect.poll(isPainted).toBe(true);
    const marked = await capture();
    keep(`page-${ratio}`, marked);
    const { pixels, uneven, fromIdeal } = await composition(page, plain, marked, tileFor(ratio));
    expect(pixels).toBeGreaterThanOrEqual(900 * 600 * ratio ** 2);
    expect(uneven).toEqual([]);
    expect(fromIdeal).toBeLessThanOrEqual(1);
    expect(await page.evaluate(() => window.asked)).toEqual([ratio]);
  });

  it("lets every click through and is no obstacle to a screen reader", async () => {
    await openDocument(1);
    await lay(tileFor(1));
    await expect.poll(isPainted).toBe(true);
    await page.evaluate(() =>
      document.querySelector("button")?.addEventListener("click", () => {
        document.title = "clicked";
      }),
    );
    const box = await page.locator("button").boundingBox();
    await page.mouse.click((box?.x ?? 0) + 5, (box?.y ?? 0) + 5);
    await expect.poll(() => page.title()).toBe("clicked");
    expect(await page.locator("canvas").getAttribute("aria-hidden")).toBe("true");
  });

  it("stays above what is shown in full screen", async () => {
    await openDocument(1);
    await lay(tileFor(1));
    await expect.poll(isPainted).toBe(true);
    await page.evaluate(() => document.querySelector(".dark")?.requestFullscreen());
    await expect.poll(() => page.evaluate(() => document.fullscreenElement?.className)).toBe("dark");
    await expectMarkedEverywhere();
  });

  it("covers a window that grows", async () => {
    await openDocument(1);
    await lay(tileFor(1));
    await expect.poll(isPainted).toBe(true);
    await page.setViewportSize({ width: 1203, height: 807 });
    await expect.poll(() => page.evaluate(() => document.querySelector("canvas")?.width)).toBe(1203);
    await expectMarkedEverywhere();
  });

  it("stays until its successor is there", async () => {
    await openDocument(1);
    await lay(tileFor(1), null);
    await expect.poll(isPainted).toBe(true);
    await page.evaluate(() => window.overlay.refresh());
    expect(await isPainted()).toBe(true);
  });

  it("tells why there is no tile, and shows it when asked again", async () => {
    await openDocument(1);
    await lay("bm8gUE5H", tileFor(1));
    await expect.poll(() => page.evaluate(() => window.failure)).toMatch(/\w/);
    expect(await isPainted()).toBe(false);
    await page.evaluate(() => window.overlay.refresh());
    await expect.poll(isPainted).toBe(true);
  });

  it("goes when it is closed", async () => {
    await openDocument(1);
    const plain = await capture();
    await lay(tileFor(1));
    await expect.poll(isPainted).toBe(true);
    await page.evaluate(() => window.overlay.close());
    expect(await capture()).toBe(plain);
  });
});

describe("the mark in a canvas", () => {
  it("lies pixel on pixel, whatever the context was set to", async () => {
    await openDocument(1);
    const [plain, marked] = await page.evaluate(async (tile) => {
      const canvas = document.createElement("canvas");
      [canvas.width, canvas.height] = [640, 480];
      const context = canvas.getContext("2d");
      if (!context) {
        throw new Error("no 2D context");
      }
      for (let grey = 0; grey < 256; grey++) {
        context.fillStyle = `rgb(${grey},${grey},${255 - grey})`;
        context.fillRect(2.5 * grey, 0, 640, 480);
      }
      const png = () => canvas.toDataURL().replace("data:image/png;base64,", "");
      const before = png();
      context.scale(1.7, 0.6);
      context.globalAlpha = 0.3;
      context.globalCompositeOperation = "multiply";
      const bytes = Uint8Array.from(atob(tile), (one) => one.charCodeAt(0));
      window.mark.paintMark(context, await window.mark.readTile(new Blob([bytes])));
      return [before, png()] as const;
    }, tileFor(1));
    const { uneven, fromIdeal } = await composition(page, plain, marked, tileFor(1));
    expect(uneven).toEqual([]);
    expect(fromIdeal).toBeLessThanOrEqual(1);
  });
});

/** Lays it, and has the canvas of a pane carry it in its own pixels. */
async function view() {
  await openDocument(1);
  await page.evaluate(() => {
    const pane = document.createElement("canvas");
    [pane.id, pane.width, pane.height] = ["pane", 301, 203];
    pane.style.cssText = "display:block;margin-left:37px";
    document.querySelector(".dark")?.append(pane);
    window.draw = () => {
      const context = pane.getContext("2d");
      if (context) {
        context.fillStyle = "#345";
        context.fillRect(0, 0, pane.width, pane.height);
      }
    };
    window.draw();
  });
  const plain = await capture();
  await page.evaluate(async (tile) => {
    const png = new Blob([Uint8Array.from(atob(tile), (one) => one.charCodeAt(0))]);
    window.told = [];
    const viewing = new window.mark.PageMark({
      tile: () => Promise.resolve({ png, showing: "this one", seconds: 300 }),
      removed: (showing) => Promise.resolve(void window.told.push(showing)),
    });
    await viewing.whenReady();
    const pane = document.querySelector<HTMLCanvasElement>("#pane");
    if (pane) {
      window.draw();
      viewing.paintInto(pane, pane);
    }
  }, tileFor(1));
  return plain;
}

describe("the mark of a viewing", () => {
  it("lies once over every pixel, and goes on through what carries it itself", async () => {
    const plain = await view();
    const { uneven, fromIdeal } = await composition(page, plain, await capture(), tileFor(1));
    expect(uneven).toEqual([]);
    expect(fromIdeal).toBeLessThanOrEqual(1);
  });

  it.each([
    ["removed", (canvas: HTMLElement) => canvas.remove()],
    ["hidden", (canvas: HTMLElement) => canvas.style.setProperty("display", "none", "important")],
    ["made transparent", (canvas: HTMLElement) => canvas.style.setProperty("opacity", "0", "important")],
    ["moved away", (canvas: HTMLElement) => canvas.style.setProperty("left", "5000px", "important")],
  ])("is put back when it is %s, which is told once while the page is blurred", async (_, take) => {
    await view();
    await page.locator("canvas[popover]").evaluate(take);
    await expect.poll(() => page.evaluate(() => window.told)).toEqual(["this one"]);
    expect(await page.locator("canvas[popover]").isVisible()).toBe(true);
    expect(await isPainted()).toBe(true);
    expect(await page.evaluate(() => document.querySelector<HTMLElement>(".dark")?.style.filter)).toMatch(
      /blur/,
    );
  });
});

/** For whoever traces it afterwards. */
function keep(name: string, base64: string) {
  const folder = process.env["YINGDUN_SHOTS"];
  if (folder) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, `${name}.png`), base64, "base64");
  }
}

declare global {
  interface Window {
    mark: typeof import("@yingdun/mark");
    overlay: import("@yingdun/mark").MarkOverlay;
    asked?: number[];
    failure?: string;
    /** Showings whose mark was said to be taken away. */
    told: string[];
    draw: () => void;
  }
}
