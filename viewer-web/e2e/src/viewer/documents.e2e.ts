import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { browser, page } from "./page";
import type { Elements } from "./part10";
import { aStudyOfSeries, grey, pdf, ramp, report } from "./samples";
import { openStudy, shownFrame, store, viewerUrl } from "./system";

declare global {
  interface Window {
    /** What the page gave an address to. */
    blobs?: Map<string, Blob>;
  }
}

async function openOnly(series: Elements[]) {
  const sample = aStudyOfSeries(series);
  await store(sample);
  await page.goto(viewerUrl(`?StudyInstanceUIDs=${sample.studyInstanceUID}`));
}

it("stands in the list with its name, after the pictures", async () => {
  const sample = aStudyOfSeries([report("1.2.3")], [pdf()], [grey(ramp(100))]);
  await store(sample);
  await openStudy(page, sample);
  const kinds = await page
    .locator("[data-testid=series-list] [data-kind]")
    .evaluateAll((items) => items.map((item) => (item as HTMLElement).dataset["kind"]));
  expect(kinds.toSorted()).toEqual(["pdf", "report", "stack"]);
  expect(kinds[0]).toBe("stack");
});

describe("a structured report", () => {
  it("is text, in the order and depth of its items, and says whether somebody stands behind it", async () => {
    await openOnly([report("1.2.3")]);
    const said = await page.getByTestId("report").innerText();
    const parts = [
      "胸部 CT 报告",
      "已完成",
      "未经核实",
      "2026-03-09 14:30",
      "影像所见",
      "右肺上叶见一结节,\n边缘清楚。",
    ];
    const rest = ["最大径", "12.5 mm", "侧别", "右", "1.2.3", "影像诊断", "右肺上叶结节,建议随访。"];
    const places = [...parts, ...rest].map((part) => said.indexOf(part));
    expect(places).not.toContain(-1);
    expect(await page.locator(".report li li").count()).toBe(5);
  });

  it("leads to the picture that it is about", async () => {
    const shown = "2.25.424242" + Date.now();
    const sample = aStudyOfSeries(
      [grey(ramp(100)), { ...grey(ramp(50)), "00080018": ["UI", shown] }],
      [report(shown)],
    );
    await store(sample);
    await openStudy(page, sample);
    await page.getByTestId("series-1").click();
    await page.getByTestId("report-image").click();
    await shownFrame(page, 1);
    await expect.poll(() => page.getByTestId("frame-number").innerText()).toMatch(/2 \/ 2/);
    // What is looked at stays as it is where its series is chosen once more.
    await page.getByTestId("series-0").click();
    await page.waitForTimeout(300);
    await expect.poll(() => page.getByTestId("frame-number").innerText()).toMatch(/2 \/ 2/);
  });
});

describe("a picture that a report leads to", () => {
  it("is come back to from wherever the reader scrolled, with window and undo as they were left", async () => {
    const shown = "2.25.434343" + Date.now();
    const sample = aStudyOfSeries(
      [grey(ramp(100)), { ...grey(ramp(50)), "00080018": ["UI", shown] }, grey(ramp(20))],
      [report(shown)],
    );
    await store(sample);
    await page.goto(viewerUrl(`?StudyInstanceUIDs=${sample.studyInstanceUID}&layout=1x2`));
    await shownFrame(page, 0);
    await page.getByTestId("cell-1").click();
    await page.getByTestId("series-1").click();
    const open = page.getByTestId("report-image");
    await open.click();
    await shownFrame(page, 1);
    await page.keyboard.press("i");
    await expect.poll(() => page.getByTestId("tool-undo").isDisabled()).toBe(false);
    for (const key of ["End", "Home"]) {
      await page.keyboard.press(key);
      await shownFrame(page, key === "End" ? 2 : 0);
      await open.click();
      await shownFrame(page, 1);
      await expect.poll(() => page.getByTestId("tool-undo").isDisabled()).toBe(false);
    }
  });
});

describe("an encapsulated PDF", () => {
  it("is shown from the object itself, whether or not the server renders documents", async () => {
    await page.addInitScript(() => {
      const blobs = (window.blobs = new Map<string, Blob>());
      const make = URL.createObjectURL.bind(URL);
      URL.createObjectURL = (made: Blob) => {
        const url = make(made);
        blobs.set(url, made);
        return url;
      };
    });
    await openOnly([pdf()]);
    const frame = page.getByTestId("document-pdf");
    const url = (await frame.getAttribute("src")) ?? "";
    // The page's policy lets a frame show the document and nothing read it: what was made is asked.
    expect(await page.evaluate((address) => window.blobs?.get(address)?.text(), url)).toMatch(/^%PDF-1\.4/);
  });
});

/** What an endoscope's camera stores. */
const videoObject = (stream: Uint8Array): Elements => ({
  "00080016": ["UI", "1.2.840.10008.5.1.4.1.1.77.1.1.1"],
  "00080060": ["CS", "ES"],
  "00280002": ["US", 3],
  "00280004": ["CS", "YBR_PARTIAL_420"],
  "00280008": ["IS", "10"],
  "00280010": ["US", 240],
  "00280011": ["US", 320],
  "00280100": ["US", 8],
  "00280101": ["US", 8],
  "00280102": ["US", 7],
  "00280103": ["US", 0],
  "7FE00010": ["OB", { transferSyntaxUID: "1.2.840.10008.1.2.4.102", fragments: [stream] }],
});

describe("a video", () => {
  it("plays in the browser", async () => {
    await openOnly([videoObject(await greenVideo())]);
    const video = page.getByTestId("video");
    await video.waitFor();
    const seen = await video.evaluate(async (element) => {
      const player = element as HTMLVideoElement;
      player.muted = true;
      await player.play();
      await new Promise((done) => player.requestVideoFrameCallback(done));
      const canvas = document.createElement("canvas");
      canvas.width = player.videoWidth;
      canvas.height = player.videoHeight;
      const context = canvas.getContext("2d");
      context?.drawImage(player, 0, 0);
      return { width: player.videoWidth, colour: [...(context?.getImageData(100, 100, 1, 1).data ?? [])] };
    });
    expect(seen.width).toBe(320);
    const [red = 255, green = 0, blue = 255] = seen.colour;
    expect(red < 60 && green > 150 && blue < 60).toBe(true);
  });

  it("that no browser plays is named, and can be saved", async () => {
    await openOnly([videoObject(Uint8Array.from({ length: 376 }, (_, at) => (at % 188 === 0 ? 0x47 : 0)))]);
    await page.locator("[data-problem=video]").waitFor();
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.locator("a[download]").click(),
    ]);
    expect(readFileSync(await download.path()).length).toBe(376);
    expect(download.suggestedFilename()).toMatch(/\.mpg$/);
  });
});

/** An MP4 that the browser itself records: no other coder need be here. Its coding is what this browser has. */
async function greenVideo(): Promise<Uint8Array> {
  const studio = await browser.newPage();
  const bytes = await studio.evaluate(async () => {
    const canvas = document.createElement("canvas");
    canvas.width = 320;
    canvas.height = 240;
    const context = canvas.getContext("2d");
    const mimeType = ["video/mp4;codecs=avc1.42E01E", "video/mp4;codecs=vp9", "video/mp4"].find((type) =>
      MediaRecorder.isTypeSupported(type),
    );
    if (!context || !mimeType) {
      throw new Error("this browser records no MP4");
    }
    const recorder = new MediaRecorder(canvas.captureStream(30), { mimeType });
    const parts: Blob[] = [];
    recorder.ondataavailable = ({ data }) => parts.push(data);
    const stopped = new Promise((done) => (recorder.onstop = done));
    recorder.start();
    for (let step = 0; step < 20; step++) {
      context.fillStyle = `rgb(0, ${200 + step}, 0)`;
      context.fillRect(0, 0, 320, 240);
      await new Promise((done) => setTimeout(done, 50));
    }
    recorder.stop();
    await stopped;
    return [...new Uint8Array(await new Blob(parts).arrayBuffer())];
  });
  await studio.close();
  return Uint8Array.from(bytes);
}
