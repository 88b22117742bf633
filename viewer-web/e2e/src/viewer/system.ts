import type { Browser, Page } from "playwright-core";
import { launch } from "../browser";
import type { Sample } from "./samples";

/** The running system under test, named by the environment. */
const base = process.env["YINGDUN_VIEWER_URL"]?.replace(/\/$/, "");
const apiKey = process.env["YINGDUN_API_KEY"];

export function viewerUrl(query: string, fragment = ""): string {
  if (!base) {
    throw new Error(
      "Say which system to test: YINGDUN_VIEWER_URL=https://localhost:8442 YINGDUN_API_KEY=… (a key that may store). " +
        "Without the cloud, in front of another DICOMweb server: YINGDUN_DICOMWEB=http://127.0.0.1:8042/dicom-web " +
        "npm run preview -w @yingdun/viewer, then YINGDUN_VIEWER_URL=http://localhost:4173",
    );
  }
  return `${base}/viewer/${query}${fragment}`;
}

/**
 * WebGL by software, so that a machine without a display tests the same code. A page that the tests make up is no page of
 * this machine to the browser, which would ask a person before it framed one that is.
 */
export const launchBrowser = () =>
  launch(
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--ignore-gpu-blocklist",
    "--disable-features=LocalNetworkAccessChecks",
  );

/** Stores a study by STOW-RS (PS3.18 §10.5), one request a file: some servers take no more at once. */
export async function store({ files }: Sample): Promise<void> {
  for (const file of files) {
    const boundary = "part10";
    const body = Buffer.concat([
      Buffer.from(`--${boundary}\r\nContent-Type: application/dicom\r\n\r\n`),
      file,
      Buffer.from(`\r\n--${boundary}--`),
    ]);
    const answer = await fetch(`${base}/dicomweb/studies`, {
      method: "POST",
      headers: {
        "Content-Type": `multipart/related; type="application/dicom"; boundary=${boundary}`,
        Accept: "application/dicom+json",
        ...(apiKey ? { Authorization: `Bearer ${apiKey}` } : {}),
      },
      body,
    });
    if (!answer.ok) {
      throw new Error(`storing was answered ${answer.status}: ${await answer.text()}`);
    }
  }
}

/** The files of a study's instances of a modality, as they are stored (WADO-RS, §10.4). */
export async function retrieve({ studyInstanceUID }: Sample, modality: string): Promise<Buffer[]> {
  const ask = (path: string, accept: string) =>
    fetch(`${base}/dicomweb/studies/${studyInstanceUID}${path}`, {
      headers: { Accept: accept, ...(apiKey ? { Authorization: `Bearer ${apiKey}` } : {}) },
    });
  const found = await ask(`/instances?Modality=${modality}`, "application/dicom+json");
  const instances =
    found.status === 204 ? [] : ((await found.json()) as Record<string, { Value: string[] }>[]);
  return Promise.all(
    instances.map(async (one) => {
      const [series, instance] = [one["0020000E"]?.Value[0], one["00080018"]?.Value[0]];
      const answer = await ask(
        `/series/${series}/instances/${instance}`,
        'multipart/related; type="application/dicom"; transfer-syntax=*',
      );
      const body = Buffer.from(await answer.arrayBuffer());
      const start = body.indexOf("\r\n\r\n") + 4;
      return body.subarray(start, body.lastIndexOf("\r\n--"));
    }),
  );
}

/** The token of a link to a study; a server without links (no API key) is content with any. */
export async function linkToken({ studyInstanceUID }: Sample): Promise<string> {
  if (!apiKey) {
    return "abc.DEF-_";
  }
  const answer = await fetch(`${base}/api/links`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({ objects: [{ studyUid: studyInstanceUID }], purpose: "test", minutes: 5 }),
  });
  return ((await answer.json()) as { token: string }).token;
}

/** A co-viewing session of a study, and the token of its invitation. */
export async function startCoViewing({ studyInstanceUID }: Sample) {
  const answer = await fetch(`${base}/api/studies/${studyInstanceUID}/co-viewing`, {
    method: "POST",
    headers: { "Content-Type": "application/json", Authorization: `Bearer ${apiKey}` },
    body: JSON.stringify({ minutes: 5 }),
  });
  return (await answer.json()) as { session: string; token: string };
}

export interface PageOptions {
  width?: number;
  height?: number;
  language?: "zh" | "en";
  /** Somebody without the API key. */
  stranger?: boolean;
}

/** A tab of its own; whoever may read by the API key is who looks. */
export async function aPage(browser: Browser, options: PageOptions = {}): Promise<Page> {
  const { width = 1440, height = 900, language = "zh", stranger = false } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    ignoreHTTPSErrors: true,
    hasTouch: width < 800,
    reducedMotion: "reduce",
    ...(apiKey && !stranger ? { extraHTTPHeaders: { Authorization: `Bearer ${apiKey}` } } : {}),
  });
  await context.addInitScript((chosen) => localStorage.setItem("yingdun.language", chosen), language);
  return context.newPage();
}

export async function openStudy(page: Page, sample: Sample): Promise<void> {
  await page.goto(viewerUrl(`?StudyInstanceUIDs=${sample.studyInstanceUID}`));
  await picture(page).waitFor();
}

/** The viewport of a cell once the engine shows a frame in it. */
export const picture = (page: Page, place = 0) => page.locator(`[data-testid=viewport-${place}][data-shown]`);

export async function shownFrame(page: Page, index: number, place = 0): Promise<void> {
  await page.locator(`[data-testid=viewport-${place}][data-shown="${index}"]`).waitFor();
}
