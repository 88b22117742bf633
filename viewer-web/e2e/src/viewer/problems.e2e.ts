import type { Route } from "playwright-core";
import { describe, expect, it } from "vitest";
import { shoot } from "../browser";
import { greysOnScreen } from "./canvas";
import { page } from "./page";
import { aStudy, grey, ramp } from "./samples";
import { openStudy, picture, store, viewerUrl } from "./system";

const answer =
  (status: number, body = "") =>
  (route: Route) =>
    route.fulfill({ status, contentType: "application/dicom+json", body });
const problem = async () => {
  const shown = page.getByTestId("problem");
  await shown.waitFor();
  return shown.getAttribute("data-problem");
};

describe("a study that cannot be opened", () => {
  it("because the address names none, or one that cannot be, is asked for nowhere", async () => {
    let asked = 0;
    page.on("request", (request) => (asked += /\/dicomweb\//.test(request.url()) ? 1 : 0));
    await page.goto(viewerUrl("?layout=1x2"));
    expect(await problem()).toBe("noStudy");
    await page.goto(viewerUrl("?StudyInstanceUIDs=../../secret"));
    expect(await problem()).toBe("parameter");
    expect(asked).toBe(0);
  });

  it("because it is not there", async () => {
    await page.goto(viewerUrl("?StudyInstanceUIDs=1.2.3.4.5"));
    // A server may also answer that it knows nothing of it with an empty list.
    expect(["absent", "empty"]).toContain(await problem());
    await shoot(page, "absent");
  });

  it.each([
    [401, "expired"],
    [403, "absent"],
    [404, "absent"],
    [500, "server"],
    [503, "busy"],
  ])("because the server answers %i, says what to do", async (status, kind) => {
    await page.route(/\/metadata$/, answer(status));
    await page.goto(viewerUrl("?StudyInstanceUIDs=1.2.3"));
    expect(await problem()).toBe(kind);
    expect(await page.getByTestId("retry").count()).toBe(kind === "server" || kind === "busy" ? 1 : 0);
  });

  it("because it is empty, can be asked for again", async () => {
    const sample = aStudy(grey(ramp(100)));
    await store(sample);
    await page.route(/\/metadata$/, answer(200, "[]"), { times: 1 });
    await page.goto(viewerUrl(`?StudyInstanceUIDs=${sample.studyInstanceUID}`));
    expect(await problem()).toBe("empty");
    await page.getByTestId("retry").click();
    await picture(page).waitFor();
  });

  it("because the line is cut, opens when the line is back", async () => {
    const sample = aStudy(grey(ramp(100)));
    await store(sample);
    await page.route(/\/metadata$/, (route) => route.abort("connectionfailed"), { times: 1 });
    await page.goto(viewerUrl(`?StudyInstanceUIDs=${sample.studyInstanceUID}`));
    expect(await problem()).toBe("unreachable");
    await shoot(page, "unreachable");
    await page.getByTestId("retry").click();
    await picture(page).waitFor();
  });
});

describe("an image that cannot be shown", () => {
  it("is named, leaves the others alone, and comes when it is asked for again", async () => {
    const sample = aStudy(grey(ramp(100)), grey(ramp(50)), grey(ramp(20)));
    await store(sample);
    let broken = true;
    const seen: string[] = [];
    await page.route(/\/frames\/1$/, (route) => {
      const url = route.request().url();
      seen.push(url);
      return broken && seen.indexOf(url) === 1
        ? route.fulfill({ status: 200, contentType: "application/octet-stream", body: "short" })
        : route.continue();
    });
    await openStudy(page, sample);
    await page.getByTestId("missing-frames").waitFor();
    await page.getByTestId("tool-invert").click();
    await expect.poll(async () => (await greysOnScreen(page))[0]).toBeGreaterThan(200);
    await page.keyboard.press("ArrowDown");
    expect(await problem()).toBe("damaged");
    broken = false;
    let go: (() => void) | undefined;
    const held = new Promise<void>((done) => (go = done));
    await page.route(/\/frames\/1$/, (route) => held.then(() => route.fallback()));
    await page.getByTestId("retry").click();
    // Until it comes, no other frame stands under its number.
    await page.locator("[data-testid=viewport-0][aria-busy=true]").waitFor();
    expect(await page.getByTestId("first-image").count()).toBe(0);
    go?.();
    await page.locator("[data-testid=viewport-0][data-shown='1']").waitFor();
    await page.keyboard.press("ArrowDown");
    await page.locator("[data-testid=viewport-0][data-shown='2']").waitFor();
    expect(await page.getByTestId("problem").count()).toBe(0);
    // What the reader did to the series holds, and can be taken back.
    await expect.poll(async () => (await greysOnScreen(page))[0]).toBeGreaterThan(200);
    await page.getByTestId("tool-undo").click();
    await expect.poll(async () => (await greysOnScreen(page))[0]).toBeLessThan(50);
  });
});
