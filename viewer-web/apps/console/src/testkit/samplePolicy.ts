import type { Policy } from "@yingdun/api";

/** In force, with all that a policy has. */
export const policy: Policy = {
  id: "p1",
  version: 3,
  priority: 1,
  savedAt: "2026-03-09T06:00:00Z",
  savedBy: "officer",
  endpoints: 4,
  isDefault: false,
  name: "Radiology",
  enabled: true,
  strength: 4,
  trayIcon: true,
  rotationMinutes: 60,
  regions: [],
  targets: { all: true, groupIds: [], endpointIds: [] },
  rollout: { APPLIED: 4, PENDING: 0, FAILED: 0 },
};
