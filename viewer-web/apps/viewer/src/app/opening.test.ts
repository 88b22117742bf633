import { describe, expect, it, vi } from "vitest";
import { DicomWeb, DicomWebFailure } from "../dicomweb";
import { anInstance } from "../testkit/instances";
import { FrameSource } from "../loading";
import { openStudy } from "./opening";

// The mark needs a browser that draws; e2e:mark tries it in one.
vi.mock("../pagemark", () => ({ markPage: () => undefined, pageMayShow: () => Promise.resolve() }));

/** A server on which each series is in one study, the way it is. */
function aServer(studyOf: Record<string, string>) {
  const server = new DicomWeb();
  vi.spyOn(server, "metadata").mockImplementation((study, series = "") =>
    studyOf[series] === study
      ? Promise.resolve([
          anInstance(Number(series.at(-1)), { "0020000D": ["UI", study], "0020000E": ["UI", series] }),
        ])
      : Promise.reject(new DicomWebFailure("absent", 404, "HTTP 404")),
  );
  vi.spyOn(server, "frame").mockRejectedValue(new DicomWebFailure("absent", 404, "HTTP 404"));
  return server;
}

const open = (server: DicomWeb, seriesInstanceUIDs: string[]) =>
  openStudy(new FrameSource(server), {
    studyInstanceUIDs: ["1.1", "1.2"],
    seriesInstanceUIDs,
    sopInstanceUIDs: [],
  }).study;

describe("series of several studies", () => {
  it("are found in the study that each belongs to", async () => {
    const server = aServer({ "2.1": "1.1", "2.2": "1.2" });
    const { items } = await open(server, ["2.1", "2.2"]);
    expect(items.map(({ series }) => [series.studyInstanceUID, series.seriesInstanceUID])).toEqual([
      ["1.1", "2.1"],
      ["1.2", "2.2"],
    ]);
  });

  it("are absent where one of them is in no study", async () => {
    await expect(open(aServer({ "2.1": "1.1" }), ["2.1", "2.2"])).rejects.toMatchObject({ kind: "absent" });
  });

  it("fail as the server fails, though one study has them", async () => {
    const server = aServer({ "2.1": "1.1" });
    const answer = vi.mocked(server.metadata).getMockImplementation();
    vi.mocked(server.metadata).mockImplementation((study, series) =>
      study === "1.2"
        ? Promise.reject(new DicomWebFailure("busy", 503, "HTTP 503"))
        : (answer?.(study, series) ?? Promise.resolve([])),
    );
    await expect(open(server, ["2.1"])).rejects.toMatchObject({ kind: "busy" });
  });
});
