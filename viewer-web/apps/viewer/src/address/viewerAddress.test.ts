import { describe, expect, it } from "vitest";
import { parseViewerAddress } from "./viewerAddress";

describe("the viewer's address", () => {
  it("names studies, series and instances, by commas or by repetition", () => {
    expect(
      parseViewerAddress(
        "?StudyInstanceUIDs=1.2,1.3&SeriesInstanceUIDs=1.4&SeriesInstanceUIDs=1.5&SOPInstanceUIDs=1.6",
      ),
    ).toEqual({
      studyInstanceUIDs: ["1.2", "1.3"],
      seriesInstanceUIDs: ["1.4", "1.5"],
      sopInstanceUIDs: ["1.6"],
    });
  });

  it("names each study once", () => {
    expect(parseViewerAddress("?StudyInstanceUIDs=1.2,1.2,")?.studyInstanceUIDs).toEqual(["1.2"]);
  });

  it.each([
    "",
    "?StudyInstanceUIDs=",
    "?StudyInstanceUIDs=../secret",
    `?StudyInstanceUIDs=${"1".repeat(65)}`,
  ])("is refused when it names no study: %s", (search) => {
    expect(parseViewerAddress(search)).toBeUndefined();
  });

  it("is refused when one of its series is no UID", () => {
    expect(parseViewerAddress("?StudyInstanceUIDs=1.2&SeriesInstanceUIDs=1.3/frames")).toBeUndefined();
  });
});
