import { describe, expect, it } from "vitest";
import { diffDrafts, newDraft } from "./policyDiff";

const region = { cover: true, monitor: -1, left: 0, top: 0, right: 500, bottom: 1000 };

describe("difference of two drafts", () => {
  it("is empty between a draft and itself", () => {
    expect(diffDrafts(newDraft, structuredClone(newDraft))).toEqual([]);
  });

  it("names each changed field with both values", () => {
    expect(diffDrafts(newDraft, { ...newDraft, strength: 7, enabled: false })).toEqual([
      { field: "enabled", before: true, after: false },
      { field: "strength", before: newDraft.strength, after: 7 },
    ]);
  });

  it("does not mind the order of targets", () => {
    const a = { ...newDraft, targets: { groupIds: ["a", "b"], endpointIds: [] } };
    const b = { ...newDraft, targets: { all: false, groupIds: ["b", "a"], endpointIds: [] } };
    expect(diffDrafts(a, b)).toEqual([]);
  });

  it("minds the order of regions, because the later wins", () => {
    const other = { ...region, cover: false };
    const a = { ...newDraft, regions: [region, other] };
    const b = { ...newDraft, regions: [other, region] };
    expect(diffDrafts(a, b).map((change) => change.field)).toEqual(["regions"]);
  });
});
