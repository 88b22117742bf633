import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { shoot } from "../browser";
import { inaccessible, overflowing, settled, untranslated } from "../checks";
import { heights, slices } from "./cube";
import { page, turnTo } from "./page";
import type { Elements } from "./part10";
import { filesOf, lesions, petCtFolder, petCtStudy } from "./petCt";
import { colourAt, hotSpot } from "./screenshots";
import { aStudyOfSeries } from "./samples";
import { openStudy, store } from "./system";

const fused = () => page.getByTestId("fusion-axial-fused");

async function openFusion() {
  await page.getByTestId("tool-fusion").click();
  await page.locator("[data-testid=fusion][data-ready=true]").waitFor({ timeout: 60_000 });
}

const pixelsPerMillimetre = async () => {
  const bar = fused().getByTestId("scale-bar");
  const millimetres = Number(await bar.getAttribute("data-millimetres"));
  return ((await bar.boundingBox())?.width ?? 0) / millimetres;
};

/** Along the patient's axis that the plane is at right angles to, millimetres. */
const positionOf = async (plane: string) =>
  Number.parseFloat(
    /-?[\d.]+(?= mm)/.exec(
      await page.getByTestId(`fusion-${plane}-fused`).getByTestId("slice-position").innerText(),
    )?.[0] ?? "",
  );

/** That of the PET stands below the CT's. */
const petWindow = () => fused().getByTestId("window-level").last().innerText();

/** In grams a millilitre. */
const pet: Elements = {
  "00080060": ["CS", "PT"],
  "00080016": ["UI", "1.2.840.10008.5.1.4.1.1.128"],
  "00280051": ["CS", "ATTN\\DECY"],
  "00541001": ["CS", "GML"],
};

describe("a CT and a PET are not fused, and the page says why, and leads back", () => {
  it.each([
    ["space", { "00200052": ["UI", "2.25.4799"] }],
    ["suv", { "00280051": ["CS", "DECY"] }],
  ] as [string, Elements][])("%s", async (kind, elements) => {
    const ct = slices(heights.slice(0, 5));
    const sample = aStudyOfSeries(
      ct,
      ct.map((slice) => ({ ...slice, ...pet, ...elements })),
    );
    await store(sample);
    await openStudy(page, sample);
    await page.getByTestId("tool-fusion").click();
    await expect.poll(() => page.getByTestId("problem").getAttribute("data-problem")).toBe(`fusion-${kind}`);
    await page.getByTestId("retry").click();
    await page.locator("[data-testid=viewport-0][data-shown]").waitFor();
  });
});

it("a study without a PET offers no fusion", async () => {
  const sample = aStudyOfSeries(slices(heights.slice(0, 5)));
  await store(sample);
  await openStudy(page, sample);
  await page.getByTestId("tool-mpr").waitFor();
  expect(await page.getByTestId("tool-fusion").count()).toBe(0);
});

describe.skipIf(!petCtFolder)("a CT and a PET of one space", () => {
  const folder = petCtFolder ?? "";
  const [lesion = { x: 0, y: 0, z: 0, suv: 0 }] = petCtFolder ? lesions(folder) : [];

  /** Edge of the picture, pixels; of a pixel and of a slice, millimetres; where the first pixel lies: of the CT. */
  const [SIDE, PIXEL, SLICE, FIRST] = [256, 1.40625, 2.5, -180];
  /** Where the middle of the pane lies at first, along x and y. */
  const MIDDLE = FIRST + ((SIDE - 1) / 2) * PIXEL;
  /** That of the volume. */
  const FIRST_HEIGHT = -165;

  beforeAll(() => store(petCtStudy(folder)), 300_000);

  async function openReal() {
    await openStudy(page, petCtStudy(folder));
    await openFusion();
  }

  /** Of the fused axial pane, CSS pixels from the page's corner. */
  async function placeOf(x: number, y: number) {
    const box = await fused().boundingBox();
    const scale = await pixelsPerMillimetre();
    return {
      x: (box?.x ?? 0) + (box?.width ?? 0) / 2 + (x - MIDDLE) * scale,
      y: (box?.y ?? 0) + (box?.height ?? 0) / 2 + (y - MIDDLE) * scale,
    };
  }

  async function goToLesion() {
    // Up to the head, slice by slice.
    for (let slice = 0; slice < (lesion.z - FIRST_HEIGHT) / SLICE; slice++) {
      await page.keyboard.press("ArrowUp");
    }
    await expect
      .poll(() => fused().getByTestId("slice-position").innerText())
      .toContain(`${lesion.z.toFixed(1)} mm`);
  }

  const valuesAt = async (x: number, y: number) => {
    const place = await placeOf(x, y);
    await page.mouse.move(place.x, place.y);
    await fused().locator("[data-testid=fused-values][data-at=mouse]").waitFor();
    return fused().getByTestId("fused-values").innerText();
  };

  /** As it stands in the CT's file. */
  function hounsfield(): number {
    const file = Buffer.from(filesOf(folder, "ct")[-lesion.z / SLICE] ?? []);
    const [column, row] = [lesion.x, lesion.y].map((at) => Math.round((at - FIRST) / PIXEL));
    return file.readInt16LE(file.length - 2 * SIDE * SIDE + 2 * ((row ?? 0) * SIDE + (column ?? 0)));
  }

  describe("fused", () => {
    beforeEach(async () => {
      await turnTo({ width: 1200, height: 800 });
      await openReal();
      await goToLesion();
    });

    it("tell both values under the mouse, and mix as the reader asks; a shift moves the PET by its millimetres", async () => {
      expect(await valuesAt(lesion.x, lesion.y)).toBe(`${hounsfield()} HU · ${lesion.suv.toFixed(2)} SUVbw`);

      // So that a lesion is neither white nor black.
      await page.keyboard.press("4");
      await page.mouse.move(10, 10);
      const at = await placeOf(lesion.x, lesion.y);
      const opacity = page.getByTestId("fusion-opacity");
      const mixed = async (percent: number) => {
        await opacity.fill(String(percent));
        return colourAt(page, at);
      };
      const [ct, half, whole] = [await mixed(0), await mixed(50), await mixed(100)];
      expect(Math.max(...ct) - Math.min(...ct)).toBeLessThanOrEqual(1);
      expect(Math.max(...whole) - Math.min(...whole)).toBeGreaterThan(100);
      for (const [part, value] of half.entries()) {
        expect(Math.abs(value - ((ct[part] ?? 0) + (whole[part] ?? 0)) / 2)).toBeLessThanOrEqual(2);
      }
      expect(await fused().getByTestId("fused-note").innerText()).toContain("100%");

      // Around where it lies and where it goes, free of letters.
      const corner = await placeOf(lesion.x - 30, lesion.y - 60);
      const scale = await pixelsPerMillimetre();
      const box = { ...corner, width: 80 * scale, height: 90 * scale };
      const before = await hotSpot(page, box);
      await page.getByTestId("fusion-shift-x").fill("20");
      await page.getByTestId("fusion-shift-y").fill("-30");
      await expect.poll(() => fused().getByTestId("shift-note").innerText()).toContain("L 20 mm, A 30 mm");
      const after = await hotSpot(page, box);
      expect(Math.abs((after.x - before.x) / scale - 20)).toBeLessThan(1);
      expect(Math.abs((after.y - before.y) / scale + 30)).toBeLessThan(1);
      expect(await valuesAt(lesion.x + 20, lesion.y - 30)).toContain(`${lesion.suv.toFixed(2)} SUVbw`);
      await shoot(page, "fusion shifted");
      await page.getByTestId("fusion-shift-reset").click();
      await fused().getByTestId("shift-note").waitFor({ state: "detached" });
      expect(await valuesAt(lesion.x, lesion.y)).toContain(`${lesion.suv.toFixed(2)} SUVbw`);
    });

    it("have the window and the enlargement in common in all panes", async () => {
      const pane = await page.getByTestId("fusion-axial-pet").boundingBox();
      const [x, y] = [(pane?.x ?? 0) + 100, (pane?.y ?? 0) + (pane?.height ?? 0) / 2];
      await page.keyboard.press("w");
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x, y - (pane?.height ?? 0) / 4, { steps: 4 });
      await page.mouse.up();
      await expect
        .poll(async () => Math.abs(Number((await petWindow()).split(" – ")[1]) - 6.25))
        .toBeLessThan(0.2);
      expect(await petWindow()).toMatch(/^SUV 0 – /);
      const scale = await pixelsPerMillimetre();
      await page.keyboard.press("z");
      await page.mouse.move(x, y);
      await page.mouse.down();
      await page.mouse.move(x, y - 60, { steps: 4 });
      await page.mouse.up();
      await expect
        .poll(async () => Math.abs((await pixelsPerMillimetre()) / scale - 1))
        .toBeGreaterThan(0.05);
      await page.keyboard.press("r");
      await expect.poll(async () => Math.abs((await pixelsPerMillimetre()) / scale - 1)).toBeLessThan(0.001);
    });

    it("have crosshairs in common in all panes, and a projection that turns when asked to", async () => {
      await page.getByTestId("fusion-layout").selectOption("planes");
      await page.locator("[data-testid=fusion][data-layout=planes][data-ready=true]").waitFor();
      const place = await placeOf(lesion.x, lesion.y);
      await page.mouse.click(place.x, place.y);
      await expect.poll(async () => Math.abs((await positionOf("sagittal")) - lesion.x)).toBeLessThan(1);
      await expect.poll(async () => Math.abs((await positionOf("coronal")) - lesion.y)).toBeLessThan(1);

      const projection = page.getByTestId("projection");
      const letters = () => projection.getByTestId("edge-right").innerText();
      expect([await projection.getAttribute("data-running"), await letters()]).toEqual(["false", "L"]);
      await page.getByTestId("tool-rotation").click();
      await expect.poll(letters).not.toBe("L");
      await projection.click();
      await expect.poll(() => projection.getAttribute("data-running")).toBe("false");
    });
  });

  it.each([
    { width: 1440, height: 900, language: "zh", layout: "all" },
    { width: 390, height: 844, language: "en", layout: "axial" },
    { width: 844, height: 390, language: "en", layout: "axial" },
  ] as const)("fit, speak and are accessible at $width×$height in $language", async ({ layout, ...look }) => {
    await turnTo(look);
    await openReal();
    await page.getByTestId("fusion-layout").selectOption(layout);
    await page.locator(`[data-testid=fusion][data-layout=${layout}][data-ready=true]`).waitFor();
    await settled(page);
    await shoot(page, `fusion ${look.width} ${look.language}`);
    expect({
      widerThanTheWindow: await overflowing(page),
      untranslated: await untranslated(page),
      inaccessible: await inaccessible(page),
    }).toEqual({ widerThanTheWindow: [], untranslated: [], inaccessible: [] });
  });
});
