import { request } from "./http";
import type { EndpointState } from "./fleet";

export type StateCounts = Record<EndpointState, number>;

export interface RolloutCounts {
  APPLIED: number;
  PENDING: number;
  FAILED: number;
}

export type AlertKind =
  | "ABNORMALLY_OFFLINE"
  | "CLONED_KEY"
  | "POLICY_FAILED"
  | "UNMARKED_SCREEN"
  | "PAGE_MARK_REMOVED"
  | "CLOCK_SKEW"
  | "LOGIN_THROTTLED";

export type Severity = "INFO" | "WARNING" | "CRITICAL";

export interface Alert {
  id: string;
  at: string;
  kind: AlertKind;
  severity: Severity;
  endpointId?: string;
  endpointName?: string;
  detail: string;
  acknowledgedAt?: string;
}

export interface StatePoint {
  at: string;
  ONLINE: number;
  OFFLINE: number;
  ABNORMALLY_OFFLINE: number;
}

export interface Overview {
  states: StateCounts;
  rollout: RolloutCounts;
  coverage: { screens: number; covered: number };
  alerts: Alert[];
  stateHistory: StatePoint[];
}

export const getOverview = () => request<Overview>("/overview");

export const acknowledgeAlert = (id: string) =>
  request<void>(`/alerts/${encodeURIComponent(id)}/acknowledgement`, { method: "POST" });
