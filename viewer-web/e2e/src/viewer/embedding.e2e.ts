import { beforeAll, beforeEach, describe, expect, it } from "vitest";
import { shoot } from "../browser";
import { page, turnTo } from "./page";
import { aStudyOfSeries } from "./samples";
import { store, viewerUrl } from "./system";
import { slice } from "./twoSlices";

/** Another system, whose origin the server names: YINGDUN_EMBEDDING_ORIGINS=https://ris.example. */
const RIS = "https://ris.example";
const sample = aStudyOfSeries([slice(0), slice(5), slice(10)], [slice(20), slice(25)]);
const open = { StudyInstanceUIDs: sample.studyInstanceUID };

beforeAll(async () => {
  await store(sample);
});

interface Said {
  type: string;
  to?: unknown;
  [member: string]: unknown;
}

/** A page of that origin with the viewer in a frame, which keeps what it is told. */
async function embed(origin: string, query = "") {
  await page.route(`${origin}/**`, (route) =>
    route.fulfill({
      contentType: "text/html",
      body: `<!doctype html><style>html,body,iframe{margin:0;width:100%;height:100%;border:0;display:block}</style>
        <script>window.said = []; addEventListener("message", ({ data }) => said.push(data));</script>
        <iframe src="${viewerUrl(query)}"></iframe>`,
    }),
  );
  await page.goto(`${origin}/patient-record`);
}

const viewer = () => page.frameLocator("iframe");
const said = (): Promise<Said[]> => page.evaluate(() => (window as unknown as { said: Said[] }).said);
const last = async (type: string) => (await said()).findLast((one) => one.type === type);
const say = (message: object) =>
  page.evaluate(
    ([data, origin]) => document.querySelector("iframe")?.contentWindow?.postMessage(data, origin as string),
    [{ yingdunViewer: 1, ...message }, new URL(viewerUrl("")).origin] as const,
  );

describe("a page whose origin the server names", () => {
  beforeEach(async (context) => {
    const answer = await fetch(new URL("/api/embedding", viewerUrl("")));
    const named = answer.ok ? ((await answer.json()) as { origins: string[] }).origins : [];
    if (!named.includes(RIS)) {
      context.skip("the server was not told of https://ris.example (YINGDUN_EMBEDDING_ORIGINS)");
    }
  });

  it("opens a study, one series of it and one image, and is told what is shown", async () => {
    await embed(RIS);
    await viewer().getByTestId("awaiting").waitFor();
    expect(await said()).toEqual([{ yingdunViewer: 1, type: "ready" }]);
    await say({ type: "open", id: 1, parameters: { ...open, slice: 2 } });
    await expect.poll(() => last("shown")).toMatchObject({ slice: 2, of: 3, layout: "1x1", cell: 0 });
    expect(await last("done")).toMatchObject({ to: 1 });
    const opened = (await last("opened")) as unknown as {
      studies: { StudyInstanceUID: string; series: { SeriesInstanceUID: string; images: number }[] }[];
    };
    expect(opened.studies).toMatchObject([
      { StudyInstanceUID: sample.studyInstanceUID, series: [{ images: 3 }, { images: 2 }] },
    ]);
    const second = opened.studies[0]?.series[1]?.SeriesInstanceUID ?? "";
    await say({ type: "open", parameters: { ...open, SeriesInstanceUIDs: [second] } });
    await expect.poll(() => last("shown")).toMatchObject({ SeriesInstanceUID: second, of: 2 });
    const image = String((await last("shown"))?.["SOPInstanceUID"]);
    await say({
      type: "open",
      parameters: { ...open, SeriesInstanceUIDs: [second], SOPInstanceUIDs: [image] },
    });
    await expect.poll(() => last("shown")).toMatchObject({ SOPInstanceUID: image, of: 1 });
  });

  it("sets slice, window, tool and layout, and hears of what the person does", async () => {
    await embed(RIS, `?StudyInstanceUIDs=${sample.studyInstanceUID}`);
    await expect.poll(() => last("shown")).toMatchObject({ slice: 1 });
    await say({ type: "set", id: 2, parameters: { slice: 3, window: [400, 200], tool: "length" } });
    await expect
      .poll(() => last("shown"))
      .toMatchObject({ slice: 3, window: { center: 400, width: 200 }, tool: "length" });
    await viewer().locator("[data-testid=viewport-0][data-shown='2']").waitFor();
    await say({ type: "set", parameters: { layout: "1x2" } });
    await viewer().getByTestId("cell-1").waitFor();
    await expect.poll(() => last("shown")).toMatchObject({ layout: "1x2" });
    await viewer().getByTestId("cell-0").press("ArrowUp");
    await expect.poll(() => last("shown")).toMatchObject({ slice: 2 });
    await shoot(page, "embedded");
  });

  it("is told what it said wrong, and the study stays", async () => {
    await embed(RIS, `?StudyInstanceUIDs=${sample.studyInstanceUID}`);
    await expect.poll(() => last("shown")).toMatchObject({ slice: 1 });
    await say({ type: "set", id: 3, parameters: { slice: 4 } });
    await expect.poll(() => last("failed")).toMatchObject({ to: 3, parameter: "slice", reason: "tooFew" });
    await say({ type: "open", id: 4, parameters: { StudyInstanceUIDs: "<script>" } });
    await expect.poll(() => last("failed")).toMatchObject({ to: 4, parameter: "StudyInstanceUIDs" });
    await viewer().locator("[data-testid=viewport-0][data-shown='0']").waitFor();
    await say({ type: "open", parameters: { StudyInstanceUIDs: "1.2.3.4.5" } });
    await expect.poll(async () => (await last("failed"))?.["reason"]).toMatch(/absent|empty/);
  });

  it("hears nothing that says who the patient is", async () => {
    await turnTo({ width: 390, height: 844 });
    await embed(RIS, `?StudyInstanceUIDs=${sample.studyInstanceUID}`);
    await expect.poll(() => last("shown")).toMatchObject({ slice: 1 });
    expect(JSON.stringify(await said())).not.toMatch(/Zhang|张|410105199001011234/);
    await shoot(page, "embedded-phone");
  });
});

describe("a page that nobody named", () => {
  it("is not even shown the viewer, and told nothing", async () => {
    const refused: string[] = [];
    page.on("console", (message) => message.type() === "error" && refused.push(message.text()));
    await embed("https://evil.example", `?StudyInstanceUIDs=${sample.studyInstanceUID}`);
    await expect.poll(() => refused.join()).toContain("frame-ancestors");
    await say({ type: "open", parameters: open }).catch(() => undefined);
    expect(await viewer().getByTestId("viewport-0").count()).toBe(0);
    expect(await said()).toEqual([]);
  });
});
