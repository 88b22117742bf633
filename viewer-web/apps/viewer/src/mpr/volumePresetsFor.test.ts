import { expect, it } from "vitest";
import { readStudy } from "../study";
import { anInstance } from "../testkit/instances";
import { volumePresetsFor } from "./volumePresetsFor";

function presetsOf(elements: Parameters<typeof anInstance>[1]) {
  const [item] = readStudy([anInstance(1, elements)]).items;
  return item?.kind === "stack" ? volumePresetsFor(item.frames[0]) : [];
}

it("presets for Hounsfield units are offered for CT", () => {
  expect(presetsOf({})).toContain("bone");
});

it.each([
  ["of other devices", { "00080060": ["CS", "MR"] }],
  ["of a capture that lies in a CT series", { "00080016": ["UI", "1.2.840.10008.5.1.4.1.1.7"] }],
  ["of a CT that says another unit", { "00281054": ["LO", "MGML"] }],
])("presets for Hounsfield units are not offered for values %s", (_, elements) => {
  expect(presetsOf(elements as never)).toEqual(["projection", "surface"]);
});
