import { beforeEach, describe, expect, it, vi, type MockInstance } from "vitest";
import { DicomWeb, DicomWebFailure } from "../dicomweb";
import { readStudy, type Frame } from "../study";
import { anInstance } from "../testkit/instances";
import { FrameSource } from "./FrameSource";

const [item] = readStudy([anInstance(1)]).items;
const frame = (item?.kind === "stack" ? item.frames[0] : undefined) as Frame;
const encoded = { bytes: Uint8Array.of(1), mediaType: "application/octet-stream" };
const failure = (kind: "unreachable" | "absent") => new DicomWebFailure(kind, 0, kind);

describe("a frame", () => {
  const waited: number[] = [];
  let asked: MockInstance<DicomWeb["frame"]>;
  let source: FrameSource;
  beforeEach(() => {
    const server = new DicomWeb();
    asked = vi.spyOn(server, "frame");
    waited.length = 0;
    source = new FrameSource(server, (milliseconds) => {
      waited.push(milliseconds);
      return Promise.resolve();
    });
  });

  it("that was asked for early is fetched once and handed over", async () => {
    asked.mockResolvedValue(encoded);
    await source.fetchEarly(frame);
    expect(await source.fetch(frame)).toBe(encoded);
    expect(asked).toHaveBeenCalledTimes(1);
    await source.fetch(frame);
    expect(asked).toHaveBeenCalledTimes(2);
  });

  it("that was asked for early and broke on the line is asked for again", async () => {
    asked.mockRejectedValueOnce(failure("unreachable")).mockResolvedValue(encoded);
    void source.fetchEarly(frame);
    expect(await source.fetch(frame)).toBe(encoded);
    expect(waited).toEqual([500]);
  });

  it("that broke on the line is asked for again, each time later", async () => {
    asked.mockRejectedValueOnce(failure("unreachable")).mockRejectedValueOnce(failure("unreachable"));
    asked.mockResolvedValue(encoded);
    expect(await source.fetch(frame)).toBe(encoded);
    expect(waited).toEqual([500, 1500]);
  });

  it("that is not there is not asked for again", async () => {
    asked.mockRejectedValue(failure("absent"));
    await expect(source.fetch(frame)).rejects.toMatchObject({ kind: "absent" });
    expect(asked).toHaveBeenCalledTimes(1);
  });

  it("that nobody wants any more is given up", async () => {
    asked.mockRejectedValue(failure("unreachable"));
    await expect(source.fetch(frame, { signal: AbortSignal.abort() })).rejects.toMatchObject({
      name: "AbortError",
    });
    expect(asked).toHaveBeenCalledTimes(1);
  });
});
