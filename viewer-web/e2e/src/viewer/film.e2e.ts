import { readFileSync } from "node:fs";
import { beforeAll, expect, it } from "vitest";
import { shoot } from "../browser";
import { inaccessible, overflowing, settled, untranslated } from "../checks";
import { brightness, greyAt, largestDifference, TOLERANCE } from "./canvas";
import { drag } from "./gestures";
import { page, turnTo } from "./page";
import type { Elements } from "./part10";
import { aStudy, atHeight, grey, newUid, windowed } from "./samples";
import { colourAt } from "./screenshots";
import { openStudy, store, viewerUrl } from "./system";

const valueOf = (slice: number) => 80 * slice;

const lastInstance = newUid();

/** Twelve slices, each of one value. */
const sample = aStudy(
  ...Array.from({ length: 12 }, (_, slice): Elements => ({
    ...grey(Array.from({ length: 16 }, () => valueOf(slice))),
    ...windowed(500, 1000),
    ...atHeight(2 * slice),
    "00080018": ["UI", slice === 11 ? lastInstance : newUid()],
  })),
);
beforeAll(() => store(sample));

const drawn = () => page.locator("[data-testid=film-page][data-ready=true][data-missing='0']").waitFor();

/** Of 2 × 2 images, so that the series fills two of them by every second image. */
async function openFilm() {
  await page.goto(viewerUrl(`?StudyInstanceUIDs=${sample.studyInstanceUID}&film=2x2`));
  await drawn();
}

/** Brightness in the middle of each image of the film that is seen. */
async function greys(): Promise<number[]> {
  await drawn();
  const film = await page.getByTestId("film-page").boundingBox();
  const images = await page.locator("[data-testid^=film-image-]").all();
  const found: number[] = [];
  for (const image of images) {
    const box = await image.boundingBox();
    const [x, y] = [
      ((box?.x ?? 0) + (box?.width ?? 0) / 2 - (film?.x ?? 0)) / (film?.width ?? 1),
      ((box?.y ?? 0) + (box?.height ?? 0) / 2 - (film?.y ?? 0)) / (film?.height ?? 1),
    ];
    found.push(await greyAt(page, "film-page", x, y));
  }
  return found;
}

/** By how much a film at most differs from one that holds these slices, in this order and this window. */
const differenceFrom =
  (slices: number[], [center, width]: [number, number] = [500, 1000]) =>
  async () => {
    const found = await greys();
    const wanted = slices.map((slice) => brightness(valueOf(slice), center, width));
    return found.length === wanted.length ? largestDifference(wanted, found) : Number.POSITIVE_INFINITY;
  };

it("a film holds the images that were asked for, in the order and the window that the reader gives them", async () => {
  await openFilm();
  await expect.poll(differenceFrom([0, 2, 4, 6])).toBeLessThanOrEqual(TOLERANCE);
  await page.getByTestId("film-next").click();
  await expect.poll(differenceFrom([8, 10])).toBeLessThanOrEqual(TOLERANCE);
  await page.getByTestId("film-previous").click();
  await page.getByTestId("film-image-0").dragTo(page.getByTestId("film-image-2"));
  await expect.poll(differenceFrom([2, 4, 0, 6])).toBeLessThanOrEqual(TOLERANCE);
  await page.keyboard.press("]");
  await expect.poll(differenceFrom([2, 4, 6, 0])).toBeLessThanOrEqual(TOLERANCE);
  await page.keyboard.press("Delete");
  await expect.poll(differenceFrom([2, 4, 6, 8])).toBeLessThanOrEqual(TOLERANCE);
  await page.getByTestId("film-from").fill("5");
  await page.getByTestId("film-to").fill("7");
  await page.getByTestId("film-step").fill("1");
  await page.getByTestId("film-put").click();
  await expect.poll(differenceFrom([4, 5, 6])).toBeLessThanOrEqual(TOLERANCE);
  await page.getByTestId("preset").selectOption("mediastinum");
  await expect.poll(differenceFrom([4, 5, 6], [40, 400])).toBeLessThanOrEqual(TOLERANCE);
  await page.keyboard.press("Escape");
  await page.getByTestId("cell-0").waitFor();
});

/** Width and height that a JPEG says of itself (SOF0, ISO/IEC 10918-1 B.2.2). */
function extentOf(jpeg: Buffer): number[] {
  const frame = jpeg.indexOf(Buffer.from([0xff, 0xc0]));
  return [jpeg.readUInt16BE(frame + 7), jpeg.readUInt16BE(frame + 5)];
}

it("films are kept as files and printed, each of its own size", async () => {
  await openFilm();
  const files: Promise<string>[] = [];
  page.on("download", (file) => files.push(file.path()));
  await page.getByTestId("tool-film-export").click();
  await expect.poll(() => files.length, { timeout: 60_000 }).toBe(2);
  const [first = ""] = await Promise.all(files);
  // Fourteen by seventeen inches at 200 dots an inch.
  expect(extentOf(readFileSync(first))).toEqual([2800, 3400]);
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute("data-printed", "");
  });
  await page.getByTestId("tool-film-print").click();
  await page.locator("body[data-printed]").waitFor();
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  const sizes = [...paper.matchAll(/\/MediaBox\s*\[([^\]]*)\]/g)].map(([, size]) => size?.trim());
  // In points, 72 of which are an inch.
  expect(sizes).toEqual(["0 0 1008 1224", "0 0 1008 1224"]);
  await page.evaluate(() => window.dispatchEvent(new Event("afterprint")));
  await page.getByTestId("film-paper").waitFor({ state: "detached" });
});

/** How yellow the line through the middle of the picture is. */
const yellow = async () => {
  await drawn();
  const box = await page.getByTestId("film-image-0").boundingBox();
  const [x, y] = [(box?.x ?? 0) + (box?.width ?? 0) / 2, (box?.y ?? 0) + (box?.height ?? 0) / 2];
  // A line is thinner than the film is high in pixels: the brightest of a few is looked at.
  let most = 0;
  for (const above of [-2, -1, 0, 1, 2]) {
    const [red = 0, , blue = 0] = await colourAt(page, { x, y: y + above });
    most = Math.max(most, red - blue);
  }
  return most;
};

it("a film carries what was measured, unless the reader wants it without", async () => {
  await openStudy(page, sample);
  await page.getByTestId("tool-length").click();
  await drag([8, 32], [56, 32]);
  await page.getByTestId("tool-layout").click();
  await page.getByTestId("tool-film").click();
  await page.getByTestId("film-layout").selectOption("1x1");
  await expect.poll(yellow).toBeGreaterThan(40);
  await page.getByTestId("tool-film-figures").click();
  await expect.poll(yellow).toBeLessThan(5);
});

it("a film with an image that does not come says so and is not kept; once it is there it is whole", async () => {
  let away = true;
  await page.route("**/frames/**", (route) =>
    away && route.request().url().includes(lastInstance) ? route.abort() : route.continue(),
  );
  await page.goto(viewerUrl(`?StudyInstanceUIDs=${sample.studyInstanceUID}&film=4x3`));
  await page.locator("[data-testid=film-page][data-ready=true][data-missing='1']").waitFor();
  await page.getByTestId("tool-film-export").click();
  await page.getByTestId("film-making").and(page.getByRole("alert")).waitFor();
  away = false;
  await page.getByTestId("film-missing").getByRole("button").click();
  await expect
    .poll(differenceFrom(Array.from({ length: 12 }, (_, slice) => slice)))
    .toBeLessThanOrEqual(TOLERANCE);
});

it.each([
  { width: 1440, height: 900, language: "zh" },
  { width: 390, height: 844, language: "en" },
] as const)("a film fits, speaks and is accessible at $width×$height in $language", async (look) => {
  await turnTo(look);
  await openFilm();
  await settled(page);
  await shoot(page, `film ${look.width} ${look.language}`);
  expect({
    widerThanTheWindow: await overflowing(page),
    untranslated: await untranslated(page),
    inaccessible: await inaccessible(page),
    readable: ((await page.getByTestId("film-image-0").boundingBox())?.width ?? 0) > 150,
  }).toEqual({ widerThanTheWindow: [], untranslated: [], inaccessible: [], readable: true });
});
