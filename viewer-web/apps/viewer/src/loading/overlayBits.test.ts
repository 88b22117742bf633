import { describe, expect, it, vi } from "vitest";
import { DicomWeb, DicomWebFailure } from "../dicomweb";
import { readStudy } from "../study";
import { anInstance } from "../testkit/instances";
import { FrameSource } from "./FrameSource";
import { bitOfPixels, fetchOverlay } from "./overlayBits";

/** Planes of 2×3 bits, one for each of two frames, that are elsewhere on the server. */
function twoFrames() {
  const elements = {
    "00280008": ["IS", 2],
    "60000010": ["US", 2],
    "60000011": ["US", 3],
    "60000015": ["IS", 2],
  } as const;
  const elsewhere = { "60003000": { vr: "OW", BulkDataURI: "planes" } };
  const [item] = readStudy([{ ...anInstance(1, elements as never), ...elsewhere }]).items;
  const source = new FrameSource(new DicomWeb());
  const bulkData = vi.spyOn(source.server, "bulkData").mockResolvedValue(Uint8Array.of(0b0100_0001, 0b1000));
  const bits = () =>
    Promise.all(
      (item?.kind === "stack" ? item.frames : []).flatMap((frame) =>
        frame.overlays.map(async (overlay) => [...(await fetchOverlay(source, frame, overlay))]),
      ),
    );
  return { bits, bulkData };
}

describe("planes of several frames", () => {
  it("are fetched once, and each frame gets its own", async () => {
    const { bits, bulkData } = twoFrames();
    const expected = [
      [1, 0, 0, 0, 0, 0],
      [1, 0, 0, 0, 0, 1],
    ];
    expect(await bits()).toEqual(expected);
    expect(await bits()).toEqual(expected);
    expect(bulkData).toHaveBeenCalledTimes(1);
  });

  it("are asked for again after a failure", async () => {
    const { bits, bulkData } = twoFrames();
    bulkData.mockRejectedValueOnce(new DicomWebFailure("absent", 404, "absent"));
    await expect(bits()).rejects.toThrow("absent");
    expect(await bits()).toHaveLength(2);
  });
});

it("a free bit is taken out of pixels of one and of two bytes", () => {
  expect([...bitOfPixels(Uint8Array.of(0xff, 0x0f, 0xff, 0x1f), 12, 2, 2)]).toEqual([0, 1]);
  expect([...bitOfPixels(Uint8Array.of(0x80, 0x7f), 7, 1, 2)]).toEqual([1, 0]);
});
