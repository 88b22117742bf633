import { beforeEach, describe, expect, it, vi } from "vitest";
import { DicomWeb } from "./DicomWeb";

const instance = { studyInstanceUID: "1.1", seriesInstanceUID: "1.2", sopInstanceUID: "1.3" };

interface Asked {
  url: string;
  authorization: string | undefined;
}

/** A server that answers one after the other what it is given; the last answer stays. */
function aServer(...answers: (() => Response)[]): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", (url: string, init: RequestInit) => {
    asked.push({ url, authorization: new Headers(init.headers).get("Authorization") ?? undefined });
    const answer = answers[Math.min(asked.length, answers.length) - 1];
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError("network"));
  });
  return asked;
}

const json = (body: unknown) => () => Response.json(body);
const status = (code: number) => () => new Response(null, { status: code });
const bearer = () => ({
  token: "abc",
  exchange: vi.fn<(token: string) => Promise<void>>(() => Promise.resolve()),
});
const failing = (work: Promise<unknown>) => work.catch((failure: unknown) => failure);

beforeEach(() => {
  vi.unstubAllGlobals();
});

describe("a DICOMweb server", () => {
  it("is asked below its root", async () => {
    const asked = aServer(json([]));
    await new DicomWeb("/pacs").metadata("1.1", "1.2");
    expect(asked).toEqual([{ url: "/pacs/studies/1.1/series/1.2/metadata", authorization: undefined }]);
  });

  it.each([
    [401, "expired"],
    [403, "absent"],
    [404, "absent"],
    [406, "notOffered"],
    [503, "busy"],
    [500, "server"],
  ])("that answers %i is called %s", async (code, kind) => {
    aServer(status(code));
    expect(await failing(new DicomWeb().metadata("1.1"))).toMatchObject({ kind, status: code });
  });

  it("that is not there is called unreachable", async () => {
    aServer();
    expect(await failing(new DicomWeb().metadata("1.1"))).toMatchObject({ kind: "unreachable" });
  });

  it("that answers something else than metadata is called damaged", async () => {
    aServer(json({ not: "a list" }));
    expect(await failing(new DicomWeb().metadata("1.1"))).toMatchObject({ kind: "damaged" });
    aServer(() => new Response("<html>", { status: 200 }));
    expect(await failing(new DicomWeb().metadata("1.1"))).toMatchObject({ kind: "damaged" });
  });

  it("may send a frame as one part that names its media type", async () => {
    aServer(
      () =>
        new Response(Uint8Array.of(1, 2), {
          headers: { "Content-Type": "image/jls; transfer-syntax=1.2.4.80" },
        }),
    );
    expect(await new DicomWeb().frame(instance, 1)).toMatchObject({
      mediaType: "image/jls",
      transferSyntaxUID: "1.2.4.80",
    });
  });

  it("behind a proxy is asked for bulk data where we reach it, whatever host it names", async () => {
    const asked = aServer(
      () => new Response(Uint8Array.of(1), { headers: { "Content-Type": "application/octet-stream" } }),
    );
    await new DicomWeb().bulkData("http://inside:8042/dicom-web/studies/1.1/bulk/7");
    expect(asked[0]?.url).toBe("/dicomweb/studies/1.1/bulk/7");
  });
});

describe("a link's token", () => {
  it("is sent with each request", async () => {
    const asked = aServer(json([]));
    await new DicomWeb("/dicomweb", bearer()).metadata("1.1");
    expect(asked[0]?.authorization).toBe("Bearer abc");
  });

  it("that opens nothing by itself is exchanged once, and left out from then on", async () => {
    const asked = aServer(status(404), json([]));
    const link = bearer();
    const server = new DicomWeb("/dicomweb", link);
    await server.metadata("1.1");
    await server.metadata("1.1");
    expect(link.exchange).toHaveBeenCalledTimes(1);
    expect(asked.map(({ authorization }) => authorization)).toEqual(["Bearer abc", undefined, undefined]);
  });

  it("that opened the study is not given up for a picture that the server does not have", async () => {
    const asked = aServer(json([]), status(404), json([]));
    const link = bearer();
    const server = new DicomWeb("/dicomweb", link);
    await server.metadata("1.1");
    await failing(server.thumbnail(instance, 128));
    await server.metadata("1.1");
    expect(link.exchange).not.toHaveBeenCalled();
    expect(asked.at(-1)?.authorization).toBe("Bearer abc");
  });

  it("that was refused after the exchange too is over", async () => {
    aServer(status(401));
    expect(await failing(new DicomWeb("/dicomweb", bearer()).metadata("1.1"))).toMatchObject({
      kind: "expired",
    });
  });
});
