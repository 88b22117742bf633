import type { PolicyDraft } from "@yingdun/api";

type DraftField = keyof PolicyDraft;

const draftFields = [
  "name",
  "enabled",
  "strength",
  "rotationMinutes",
  "trayIcon",
  "regions",
  "targets",
] as const satisfies readonly DraftField[];

export type FieldChange = {
  [F in DraftField]: { field: F; before: PolicyDraft[F]; after: PolicyDraft[F] };
}[DraftField];

/** What differs, field by field, in the order in which the editor shows the fields. */
export function diffDrafts(before: PolicyDraft, after: PolicyDraft): FieldChange[] {
  return draftFields
    .filter((field) => canonical(field, before) !== canonical(field, after))
    .map((field) => ({ field, before: before[field], after: after[field] }) as FieldChange);
}

/** The order of regions has a meaning, that of targets has none. */
function canonical(field: DraftField, draft: PolicyDraft): string {
  if (field === "targets") {
    const { all, groupIds, endpointIds } = draft.targets;
    return JSON.stringify(all ? "all" : [groupIds.toSorted(), endpointIds.toSorted()]);
  }
  if (field === "regions") {
    return JSON.stringify(draft.regions.map((r) => [r.cover, r.monitor, r.left, r.top, r.right, r.bottom]));
  }
  return JSON.stringify(draft[field]);
}

/** Takes the draft out of a policy, which carries more. */
export function draftOf(policy: PolicyDraft): PolicyDraft {
  const { name, enabled, strength, trayIcon, rotationMinutes, regions, targets } = policy;
  return { name, enabled, strength, trayIcon, rotationMinutes, regions, targets };
}

export const newDraft: PolicyDraft = {
  name: "",
  enabled: true,
  strength: 5,
  trayIcon: true,
  rotationMinutes: 60,
  regions: [],
  targets: { groupIds: [], endpointIds: [] },
};
