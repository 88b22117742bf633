import { request } from "./http";
import type { RolloutCounts } from "./overview";

/** Thousandths of the monitor's width and height; `monitor` -1: every monitor. Later rules win where they overlap. */
export interface RegionRule {
  cover: boolean;
  monitor: number;
  left: number;
  top: number;
  right: number;
  bottom: number;
}

export interface PolicyTargets {
  all?: boolean;
  groupIds: string[];
  endpointIds: string[];
}

export interface PolicyDraft {
  name: string;
  enabled: boolean;
  strength: number;
  trayIcon: boolean;
  rotationMinutes: number;
  regions: RegionRule[];
  targets: PolicyTargets;
}

export interface Policy extends PolicyDraft {
  id: string;
  version: number;
  priority: number;
  savedAt: string;
  savedBy: string;
  rollout: RolloutCounts;
  endpoints: number;
  isDefault: boolean;
}

export interface PolicyVersion {
  version: number;
  savedAt: string;
  savedBy: string;
  draft: PolicyDraft;
}

export interface PolicyRollout extends RolloutCounts {
  failures: { endpointId: string; name: string; reason: string }[];
}

const at = (id: string) => `/policies/${encodeURIComponent(id)}`;

export const listPolicies = () => request<Policy[]>("/policies");
export const createPolicy = (draft: PolicyDraft) =>
  request<Policy>("/policies", { method: "POST", body: draft });

/** Fails with 412 `policy-changed` where somebody saved after `version`. */
export const updatePolicy = (id: string, version: number, draft: PolicyDraft) =>
  request<Policy>(at(id), { method: "PUT", body: draft, headers: { "If-Match": `"${version}"` } });

export const deletePolicy = (id: string) => request<void>(at(id), { method: "DELETE" });
export const orderPolicies = (ids: string[]) =>
  request<void>("/policies/order", { method: "PUT", body: ids });
export const listPolicyVersions = (id: string) => request<PolicyVersion[]>(`${at(id)}/versions`);
export const rollBackPolicy = (id: string, version: number) =>
  request<Policy>(`${at(id)}/rollback`, { method: "POST", body: { version } });
export const getPolicyRollout = (id: string) => request<PolicyRollout>(`${at(id)}/rollout`);
export const policyReach = (targets: PolicyTargets, policyId?: string) =>
  request<{ endpoints: number }>("/policies/reach", { method: "POST", body: { targets, policyId } });
