import { beforeEach, describe, expect, it, vi } from "vitest";
import { DicomWeb, DicomWebFailure } from "../dicomweb";
import { readStudy, type Frame } from "../study";
import { anInstance, dataset } from "../testkit/instances";
import { fetchFrameTables } from "./lookupEntries";

/** A table of two entries whose data are elsewhere on the server. */
const elsewhere = (bulkDataURI: string) => ({
  ...dataset({ "00283002": ["US", 2, 0, 8] }),
  "00283006": { vr: "OW", BulkDataURI: bulkDataURI },
});

function aFrame(elements: Parameters<typeof anInstance>[1]): Frame {
  const [item] = readStudy([anInstance(1, elements)]).items;
  if (item?.kind !== "stack") {
    throw new Error("the study has no stack");
  }
  return item.frames[0];
}

const server = new DicomWeb();
const window = { "00281050": ["DS", 40], "00281051": ["DS", 400] } as const;
const absent = new DicomWebFailure("absent", 404, "absent");

describe("a VOI table", () => {
  beforeEach(() => {
    vi.spyOn(server, "bulkData").mockResolvedValue(Uint8Array.of(0, 255));
  });

  it("is not asked for where a window goes before it", async () => {
    const frame = aFrame({ ...window, "00283010": ["SQ", elsewhere("voi")] } as never);
    expect(await fetchFrameTables(server, frame)).toEqual({});
    expect(server.bulkData).not.toHaveBeenCalled();
  });

  it("that cannot be fetched leaves the frame without it", async () => {
    vi.mocked(server.bulkData).mockRejectedValue(absent);
    const frame = aFrame({ "00283010": ["SQ", elsewhere("voi")] });
    expect(await fetchFrameTables(server, frame)).toEqual({});
  });

  it("is fetched once for all frames of an object", async () => {
    const [item] = readStudy([
      anInstance(1, { "00280008": ["IS", 3], "00283010": ["SQ", elsewhere("voi")] }),
    ]).items;
    const frames = item?.kind === "stack" ? item.frames : [];
    const tables = await Promise.all(frames.map((frame) => fetchFrameTables(server, frame)));
    expect(tables.map(({ voi }) => voi)).toEqual([
      [0, 255],
      [0, 255],
      [0, 255],
    ]);
    expect(server.bulkData).toHaveBeenCalledTimes(1);
  });
});

it("a modality table that cannot be fetched is a failure of the frame: its values would be others", async () => {
  vi.spyOn(server, "bulkData").mockRejectedValue(absent);
  const frame = aFrame({ "00283000": ["SQ", elsewhere("modality")] });
  await expect(fetchFrameTables(server, frame)).rejects.toBe(absent);
});
