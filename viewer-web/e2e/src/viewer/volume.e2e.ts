import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { shoot } from "../browser";
import { inaccessible, overflowing, settled, untranslated } from "../checks";
import { greyAt } from "./canvas";
import { box, openPlanes } from "./cube";
import { page, turnTo } from "./page";
import { aStudy } from "./samples";
import { openStudy, store } from "./system";

const sample = aStudy(...box());
beforeAll(() => store(sample));

const letters = async () => {
  const sides = ["left", "right", "top", "bottom"];
  const volume = page.getByTestId("volume");
  return (await Promise.all(sides.map((side) => volume.getByTestId(`edge-${side}`).innerText()))).join("");
};

/** Where the box is seen from the front, and below it. */
const onBox = () => greyAt(page, "volume", 0.43, 0.27);
const below = () => greyAt(page, "volume", 0.43, 0.7);

async function openVolume() {
  await openStudy(page, sample);
  await openPlanes();
  await page.getByTestId("tool-volume").click();
  await page.locator("[data-testid=volume][data-ready=true]").waitFor();
}

describe("a volume", () => {
  beforeEach(async () => {
    await turnTo({ width: 900, height: 600 });
    await openVolume();
  });

  it("is seen from the front at first, and by each preset what that lets be seen", async () => {
    await expect.poll(letters).toBe("RLHF");
    await expect.poll(onBox).toBeGreaterThan(100);
    await expect.poll(below).toBeLessThan(20);
    await page.getByTestId("volume-preset").selectOption("projection");
    await expect.poll(onBox).toBeGreaterThan(240);
    await page.getByTestId("volume-preset").selectOption("lung");
    await expect.poll(onBox).toBeLessThan(20);
  });

  it("is turned by dragging, its letters with it, comes back by reset, and goes when it is not wanted", async () => {
    const place = await page.getByTestId("volume").boundingBox();
    const [x, y] = [(place?.x ?? 0) + (place?.width ?? 0) / 2, (place?.y ?? 0) + (place?.height ?? 0) / 2];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + 120, y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(letters).not.toBe("RLHF");
    await page.getByTestId("tool-reset").click();
    await expect.poll(letters).toBe("RLHF");
    await page.getByTestId("tool-volume").click();
    await page.getByTestId("volume").waitFor({ state: "detached" });
    await page.locator("[data-testid=plane-coronal] canvas").waitFor();
  });
});

describe.each([
  { width: 1024, height: 768, language: "zh" },
  { width: 390, height: 844, language: "en" },
] as const)("at $width×$height in $language", (look) => {
  it("the volume beside its planes fits, speaks and is accessible", async () => {
    await turnTo(look);
    await openVolume();
    await settled(page);
    await shoot(page, `volume ${look.width} ${look.language}`);
    expect({
      widerThanTheWindow: await overflowing(page),
      untranslated: await untranslated(page),
      inaccessible: await inaccessible(page),
    }).toEqual({ widerThanTheWindow: [], untranslated: [], inaccessible: [] });
  });
});
