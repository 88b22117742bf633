import { expect, it } from "vitest";
import { factsInWords } from "./facts";

it("puts facts in one line, in the order of the chain, without what is not there", () => {
  expect(factsInWords({ name: "Radiology", strength: 7, group: null })).toBe("name: Radiology, strength: 7");
});

it("keeps nested facts readable", () => {
  expect(
    factsInWords({ endpoints: [{ endpointId: "e1", p: "1e-12" }, { endpointId: "e2" }], regions: [] }),
  ).toBe("endpoints: (endpointId: e1, p: 1e-12); (endpointId: e2), regions: –");
});

it("says nothing where there is nothing", () => {
  expect(factsInWords(undefined)).toBe("");
});
