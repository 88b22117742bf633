import { describe, expect, it } from "vitest";
import { widestType, type SampleType, type VolumeType } from "./sampleType";

describe("the type of a volume", () => {
  it.each<[SampleType[], VolumeType]>([
    [["Uint8Array", "Uint8Array"], "Uint8Array"],
    [["Uint8Array", "Uint16Array", "Uint8Array"], "Uint16Array"],
    [["Int16Array", "Uint8Array"], "Int16Array"],
    [["Int8Array", "Uint8Array"], "Int16Array"],
    [["Int16Array", "Uint16Array"], "Float32Array"],
    [["Uint8Array", "Float32Array"], "Float32Array"],
    [["Int32Array"], "Float32Array"],
  ])("of images in %j holds all of them: %s", (types, volume) => {
    expect(widestType(types)).toBe(volume);
  });
});
