import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { shoot } from "../browser";
import { inaccessible, overflowing, settled, untranslated } from "../checks";
import { greyAt } from "./canvas";
import { heights, openPlanes, slices } from "./cube";
import { drag } from "./gestures";
import { page, turnTo } from "./page";
import { text } from "./readouts";
import { aStudy, grey, SIDE } from "./samples";
import { openStudy, picture, retrieve, shownFrame, store } from "./system";

const black = grey(Array.from({ length: 16 }, () => 0));

const plane = (name: string) => page.getByTestId(`plane-${name}`);

const position = async (name: string) =>
  Number.parseFloat(
    /-?[\d.]+(?= mm)/.exec(await plane(name).getByTestId("slice-position").innerText())?.[0] ?? "",
  );

const edge = (name: string, side: string) => plane(name).getByTestId(`edge-${side}`).innerText();

/** Letters at the left, right, top and bottom edge. */
const sides = async (name: string) =>
  (await Promise.all(["left", "right", "top", "bottom"].map((side) => edge(name, side)))).join("");

/** A place of the axial plane, in millimetres of the patient. */
async function inAxial(x: number, y: number) {
  const box = await plane("axial").boundingBox();
  const [width, height] = [box?.width ?? 0, box?.height ?? 0];
  const scale = Math.min(width, height) / (SIDE * 0.5);
  return {
    x: (box?.x ?? 0) + width / 2 + (x - 15.75) * scale,
    y: (box?.y ?? 0) + height / 2 + (y - 15.75) * scale,
  };
}

const inAxialCorner = () => greyAt(page, "plane-axial", 0.8, 0.8);

const inCoronal = (x: number, y: number) => greyAt(page, "plane-coronal", x, y);

/** How many of the marks lie in a plane. */
const marksIn = (name: string) => plane(name).locator("[data-testid^=mark-][data-here=true]").count();

describe("the planes of a volume", () => {
  const sample = aStudy(...slices(heights));
  beforeAll(() => store(sample));
  beforeEach(async () => {
    await openStudy(page, sample);
    await openPlanes();
  });

  it("lie as readers know them", async () => {
    await expect.poll(() => sides("axial")).toBe("RLAP");
    await expect.poll(() => sides("coronal")).toBe("RLHF");
    await expect.poll(() => sides("sagittal")).toBe("APHF");
  });

  it("show the values that lie there", async () => {
    // Away from the crosshairs; the left of the patient is on the right.
    await expect.poll(() => inCoronal(0.8, 0.2)).toBeGreaterThan(240);
    await expect.poll(() => inCoronal(0.8, 0.8)).toBeLessThan(15);
  });

  it("go where the crosshairs are put", async () => {
    const place = await inAxial(24, 8);
    await page.mouse.click(place.x, place.y);
    await expect.poll(() => position("sagittal")).toBeCloseTo(24, 0);
    await expect.poll(() => position("coronal")).toBeCloseTo(8, 0);
  });

  it("are gone through by the wheel", async () => {
    const before = await position("axial");
    const place = await inAxial(16, 16);
    await page.mouse.move(place.x, place.y);
    await page.mouse.wheel(0, 100);
    await expect.poll(async () => Math.abs((await position("axial")) - before)).toBeCloseTo(1, 1);
  });

  it("become slabs of the greatest, the least and the mean value", async () => {
    await page.getByTestId("slab-mode").selectOption("maximum");
    await page.getByTestId("slab-thickness").fill("60");
    await expect.poll(inAxialCorner).toBeGreaterThan(240);
    await page.getByTestId("slab-mode").selectOption("minimum");
    await expect.poll(inAxialCorner).toBeLessThan(15);
    await page.getByTestId("slab-mode").selectOption("average");
    await expect.poll(async () => Math.abs((await inAxialCorner()) - 127)).toBeLessThan(20);
    await page.getByTestId("slab-thickness").fill("0");
    await expect.poll(inAxialCorner).toBeGreaterThan(240);
  });

  it("share one window", async () => {
    await page.getByTestId("tool-window").click();
    const before = await plane("sagittal").getByTestId("window-level").innerText();
    const place = await inAxial(8, 24);
    await page.mouse.move(place.x, place.y);
    await page.mouse.down();
    await page.mouse.move(place.x + 60, place.y + 30, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => plane("sagittal").getByTestId("window-level").innerText()).not.toBe(before);
    await page.getByTestId("tool-reset").click();
    await expect.poll(() => plane("axial").getByTestId("window-level").innerText()).toBe(before);
  });

  it("are left for the images again, which are looked at as they were before, with what can be undone", async () => {
    await page.keyboard.press("x");
    await picture(page).waitFor();
    await page.keyboard.press("i");
    await page.getByTestId("tool-window").click();
    await drag([32, 32], [32, 44]);
    const before = await text("window-level");
    await page.keyboard.press("PageDown");
    await openPlanes();
    await expect.poll(async () => Math.abs((await position("axial")) - 15.5)).toBeLessThanOrEqual(0.5);
    await page.keyboard.press("Escape");
    await shownFrame(page, 10);
    expect(await text("window-level")).toBe(before);
    await page.keyboard.press("Control+z");
    await expect.poll(() => text("window-level")).not.toBe(before);
    await page.keyboard.press("Control+y");
    await expect.poll(() => text("window-level")).toBe(before);
  });

  it("hold one point in all three, and lengths where they were measured", async () => {
    await page.keyboard.press("d");
    const start = await inAxial(8, 8);
    await page.mouse.click(start.x, start.y);
    await expect.poll(() => text("plane-measurement-1-value")).toContain("500");
    for (const name of ["axial", "coronal", "sagittal"]) {
      await expect.poll(() => marksIn(name)).toBe(1);
    }
    await expect.poll(async () => Math.abs((await position("coronal")) - 8)).toBeLessThan(0.3);
    await expect.poll(async () => Math.abs((await position("sagittal")) - 8)).toBeLessThan(0.3);
    await page.getByTestId("tool-measure").click();
    await page.getByTestId("tool-length").click();
    const end = await inAxial(24, 8);
    await page.mouse.move(start.x, start.y);
    await page.mouse.down();
    await page.mouse.move(end.x, end.y, { steps: 4 });
    await page.mouse.up();
    await expect
      .poll(async () => Math.abs(Number.parseFloat(await text("plane-measurement-2-value")) - 16))
      .toBeLessThan(0.3);
    await page.mouse.wheel(0, 300);
    await expect.poll(() => marksIn("axial")).toBe(0);
    await page.getByTestId("plane-measurement-2-jump").click();
    await expect.poll(() => marksIn("axial")).toBe(2);
    await page.keyboard.press("Escape");
    await picture(page).waitFor();
    await openPlanes();
    await page.getByTestId("plane-measurement-1-remove").click();
    await page.getByTestId("plane-measurement-2").waitFor({ state: "detached" });
    await expect.poll(() => text("plane-measurement-1-value")).toContain("mm");
  });

  it.each([
    ["sphere", "e", (4 / 3) * Math.PI * 4 ** 3],
    ["cube", "q", 8 ** 3],
  ])("hold a %s in all three, with its volume and the values in it", async (kind, key, volume) => {
    await page.keyboard.press(key);
    const [middle, rim] = [await inAxial(16, 22), await inAxial(20, 22)];
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    await page.mouse.move(rim.x, rim.y, { steps: 4 });
    await page.mouse.up();
    await expect.poll(() => marksIn("axial")).toBe(1);
    // The coronal plane through the volume's middle is 6 mm off: it cuts neither.
    expect(await marksIn("coronal")).toBe(0);
    await page.getByTestId("plane-measurement-1-jump").click();
    for (const name of ["axial", "coronal", "sagittal"]) {
      await expect.poll(() => marksIn(name)).toBe(1);
    }
    expect(await plane("coronal").locator("[data-testid=mark-1]").getAttribute("data-kind")).toBe(kind);
    const [millilitres, mean, deviation] = (await text("plane-measurement-1-value")).match(/[\d.]+/g) ?? [];
    expect(Math.abs(Number(millilitres) * 1000 - volume)).toBeLessThan(0.06 * volume);
    // Half of it is black and half white, by one slice.
    expect(Math.abs(Number(mean) - 500)).toBeLessThan(130);
    expect(Number(deviation)).toBeGreaterThan(450);
    expect(await text("plane-measurement-1-range")).toContain("0 … 1000");
    await shoot(page, `planes-${kind}`);
  });

  it("are gone through, thickened and turned by the keyboard", async () => {
    const axial = await position("axial");
    await plane("axial").focus();
    await page.keyboard.press("ArrowDown");
    await expect
      .poll(async () => Math.abs(Math.abs((await position("axial")) - axial) - 1))
      .toBeLessThan(0.01);
    const coronal = await position("coronal");
    await page.keyboard.press("Tab");
    await page.keyboard.press("PageUp");
    await expect
      .poll(async () => Math.abs(Math.abs((await position("coronal")) - coronal) - 5))
      .toBeLessThan(0.01);
    await page.keyboard.press("]");
    await expect.poll(() => page.getByTestId("slab-thickness").inputValue()).toBe("1");
    await page.keyboard.press("1");
    await expect.poll(() => plane("axial").getByTestId("window-level").innerText()).toContain("400");
    await page.keyboard.press("v");
    await page.locator("[data-testid=volume][data-ready=true]").waitFor();
    const left = page.getByTestId("volume").getByTestId("edge-left");
    await expect.poll(() => left.innerText()).toBe("R");
    for (let turns = 0; turns < 6; turns++) {
      await page.keyboard.press("ArrowRight");
    }
    await expect.poll(() => left.innerText()).not.toContain("R");
  });
});

it("a slice whose values are greater than those of all others keeps them", async () => {
  // The first, the middle and the last one are black: their values fit into a byte, 1000 does not.
  const sample = aStudy(
    ...slices(heights).map((slice, z) => (z > 17 && z < 30 ? slice : { ...slice, ...black })),
  );
  await store(sample);
  await openStudy(page, sample);
  await openPlanes();
  await expect.poll(() => inCoronal(0.8, 0.25)).toBeGreaterThan(240);
  await expect.poll(() => inCoronal(0.8, 0.8)).toBeLessThan(15);
});

it("a series with a gap says why it is not cut, and leads back", async () => {
  const sample = aStudy(...slices([0, 1, 2, 3, 7, 8]));
  await store(sample);
  await openStudy(page, sample);
  await page.getByTestId("tool-mpr").click();
  await expect.poll(() => page.getByTestId("problem").getAttribute("data-problem")).toBe("volume-uneven");
  await page.getByTestId("retry").click();
  await page.locator("[data-testid=viewport-0][data-shown]").waitFor();
});

it("slices that do not come are asked for again, and nothing is shown with holes", async () => {
  const sample = aStudy(...slices([0, 1, 2, 3, 4, 5]));
  await store(sample);
  let broken = true;
  let asked = 0;
  // The first picture comes, the line breaks for the others.
  await page.route(/\/frames\/1$/, (route) => (++asked > 1 && broken ? route.abort() : route.continue()));
  await openStudy(page, sample);
  await page.getByTestId("tool-mpr").click();
  const planes = page.getByTestId("planes");
  await planes.getByTestId("problem").waitFor();
  expect(await planes.getAttribute("data-ready")).toBe("false");
  broken = false;
  await planes.getByTestId("retry").click();
  await page.locator("[data-testid=planes][data-ready=true]").waitFor();
});

it("what is chosen while the slices are on their way holds when they are there", async () => {
  const sample = aStudy(...slices(heights));
  await store(sample);
  let asked = 0;
  let held = true;
  const waiting: (() => Promise<void>)[] = [];
  // The first picture comes, the others wait.
  await page.route(/\/frames\/1$/, (route) =>
    ++asked > 1 && held ? void waiting.push(() => route.continue()) : route.continue(),
  );
  await openStudy(page, sample);
  await page.getByTestId("tool-mpr").click();
  await page.getByTestId("planes-loading").waitFor();
  await page.getByTestId("slab-mode").selectOption("maximum");
  await page.getByTestId("slab-thickness").fill("60");
  await page.getByTestId("tool-window").click();
  held = false;
  await Promise.all(waiting.map((go) => go()));
  await page.locator("[data-testid=planes][data-ready=true]").waitFor();
  await expect.poll(inAxialCorner).toBeGreaterThan(240);
  const before = await plane("axial").getByTestId("window-level").innerText();
  const place = await inAxial(8, 24);
  await page.mouse.move(place.x, place.y);
  await page.mouse.down();
  await page.mouse.move(place.x + 60, place.y + 30, { steps: 4 });
  await page.mouse.up();
  await expect.poll(() => plane("axial").getByTestId("window-level").innerText()).not.toBe(before);
});

describe.each([
  { width: 1440, height: 900, language: "zh" },
  { width: 1024, height: 768, language: "en" },
  { width: 390, height: 844, language: "zh" },
] as const)("at $width×$height in $language", (look) => {
  it("the planes fit, speak and are accessible", async () => {
    await turnTo(look);
    const sample = aStudy(...slices(heights));
    await store(sample);
    await openStudy(page, sample);
    await openPlanes();
    await settled(page);
    await shoot(page, `planes ${look.width} ${look.language}`);
    expect({
      widerThanTheWindow: await overflowing(page),
      untranslated: await untranslated(page),
      inaccessible: await inaccessible(page),
    }).toEqual({ widerThanTheWindow: [], untranslated: [], inaccessible: [] });
  });
});

/** Of the list, in its order. */
const values = () =>
  page
    .locator("[data-testid^=plane-measurement-][data-kind]")
    .evaluateAll((entries) =>
      entries.map((entry) => [
        entry.getAttribute("data-kind"),
        ...[...entry.querySelectorAll("[data-testid$=-value], dd")].map(({ textContent }) => textContent),
      ]),
    );

const savingState = () => page.getByTestId("saving").getAttribute("data-state");

it("what is measured in planes is saved as a report in space, and is there for whoever opens them next", async () => {
  const sample = aStudy(...slices(heights));
  await store(sample);
  await openStudy(page, sample);
  await openPlanes();
  await page.keyboard.press("d");
  const [middle, rim] = [await inAxial(16, 22), await inAxial(20, 22)];
  await page.mouse.click(middle.x, middle.y);
  for (const key of ["l", "e", "q"]) {
    await page.keyboard.press(key);
    await page.mouse.move(middle.x, middle.y);
    await page.mouse.down();
    await page.mouse.move(rim.x, rim.y, { steps: 4 });
    await page.mouse.up();
  }
  await expect.poll(async () => (await values()).length).toBe(4);
  const before = await values();
  await page.keyboard.press("Control+s");
  await page.getByTestId("ask-text-input").fill("李读片");
  await page.getByTestId("ask-text-done").click();
  await expect.poll(savingState, { timeout: 20_000 }).toBe("saved");
  await shoot(page, "planes-saved");

  const [file] = await retrieve(sample, "SR");
  const report = dumped(file);
  expect(report).toContain("Comprehensive 3D SR Document");
  expect(report.match(/125007,DCM,"Measurement Group"/g)).toHaveLength(4);
  expect(report).toMatch(/SCOORD3D:[^\n]*POINT/);
  expect(report).toMatch(/SCOORD3D:[^\n]*ELLIPSOID/);

  await turnTo({});
  await openStudy(page, sample);
  await openPlanes();
  await expect.poll(values).toEqual(before);
  expect(await page.getByTestId("left-out").count()).toBe(0);
  expect(await text("plane-measurement-1-author")).toBe("李读片");
  await page.getByTestId("plane-measurement-3-jump").click();
  for (const name of ["axial", "coronal", "sagittal"]) {
    await expect.poll(() => plane(name).locator("[data-testid=mark-3]").count()).toBe(1);
  }
  await shoot(page, "planes-loaded");
});

/** What DCMTK makes of a stored report. */
function dumped(file: Buffer | undefined): string {
  const folder = mkdtempSync(join(tmpdir(), "sr-"));
  try {
    const path = join(folder, "sr.dcm");
    writeFileSync(path, file ?? Buffer.alloc(0));
    return execFileSync("dsrdump", ["+Pc", path], { encoding: "utf8" });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
