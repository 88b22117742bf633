import { request } from "./http";

export const endpointStates = [
  "ONLINE",
  "OFFLINE",
  "ABNORMALLY_OFFLINE",
  "UNINSTALLED",
  "NOT_INSTALLED",
] as const;
export type EndpointState = (typeof endpointStates)[number];

export const rollouts = ["APPLIED", "PENDING", "FAILED", "NONE"] as const;
export type Rollout = (typeof rollouts)[number];

export type Overlay =
  | "DRAWN"
  | "SWITCHED_OFF"
  | "NO_POLICY"
  | "NO_DISPLAY"
  | "NO_COMPOSITOR"
  | "SESSION_LOCKED"
  | "UNSUPPORTED_SESSION"
  | "FAILED"
  | "UNKNOWN";

export interface Endpoint {
  id: string;
  name: string;
  state: EndpointState;
  host: string;
  address?: string;
  user?: string;
  os?: string;
  osVersion?: string;
  architecture?: string;
  agentVersion?: string;
  groupId?: string;
  groupName?: string;
  policyId?: string;
  policyName?: string;
  rollout: Rollout;
  rolloutReason?: string;
  overlay: Overlay;
  overlayDetail?: string;
  screenCount: number;
  coveredScreens: number;
  clockSkewSeconds?: number;
  quarantined: boolean;
  enrolledAt?: string;
  lastSeen?: string;
  stateSince: string;
  assetNumber?: string;
}

export interface PixelRectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** `regions` are in this monitor's pixels; none while `covered` means all of it. */
export interface Screen extends PixelRectangle {
  name: string;
  scale: number;
  covered: boolean;
  regions: PixelRectangle[];
}

export interface TimelineEntry {
  at: string;
  kind: string;
  detail: string;
}

export type QuarantineKind = "BY_OFFICER" | "CLONED_KEY" | "OTHER_MACHINE";

/** What the endpoint was told last and what it answered. */
export interface PolicyAssignment {
  policyId: string;
  policyName: string;
  policyVersion: number;
  assignmentVersion: number;
  rollout: Rollout;
  reason?: string;
  assignedAt: string;
  answeredAt?: string;
  slotsUntil?: string;
}

export interface EndpointDetail extends Endpoint {
  quarantineKind?: QuarantineKind;
  policyAssignment?: PolicyAssignment;
  screens: Screen[];
  timeline: TimelineEntry[];
}

export interface Page<T> {
  items: T[];
  page: number;
  size: number;
  total: number;
}

export const sortFields = ["name", "state", "host", "user", "agentVersion", "lastSeen"] as const;
export type SortField = (typeof sortFields)[number];

export interface EndpointQuery {
  state?: EndpointState;
  groupId?: string;
  rollout?: Rollout;
  q?: string;
  sort?: `${SortField},${"asc" | "desc"}`;
  page?: number;
  size?: number;
}

export const listEndpoints = (query: EndpointQuery, signal?: AbortSignal) =>
  request<Page<Endpoint>>("/endpoints", { query: { ...query }, signal });

export const getEndpoint = (id: string) => request<EndpointDetail>(`/endpoints/${encodeURIComponent(id)}`);

export const patchEndpoint = (id: string, change: { name?: string; groupId?: string }) =>
  request<Endpoint>(`/endpoints/${encodeURIComponent(id)}`, { method: "PATCH", body: change });

export const endpointActions = [
  "MOVE_TO_GROUP",
  "REAPPLY_POLICY",
  "QUARANTINE",
  "RELEASE",
  "RETIRE",
] as const;
export type EndpointAction = (typeof endpointActions)[number];

export interface ActionResult {
  id: string;
  outcome: "DONE" | "FAILED";
  code?: string;
  detail?: string;
}

export interface ActionOrder {
  ids: string[];
  action: EndpointAction;
  groupId?: string;
  /** For `RELEASE`: an endpoint quarantined for a doubtful key need not enrol again. */
  keepKey?: boolean;
}

export const actOnEndpoints = (order: ActionOrder) =>
  request<{ results: ActionResult[] }>("/endpoints/actions", { method: "POST", body: order });

export interface Group {
  id: string;
  name: string;
  description?: string;
  endpoints: number;
}

export type GroupDraft = Pick<Group, "name" | "description">;

export const listGroups = () => request<Group[]>("/groups");
export const createGroup = (draft: GroupDraft) => request<Group>("/groups", { method: "POST", body: draft });
export const updateGroup = (id: string, draft: GroupDraft) =>
  request<Group>(`/groups/${encodeURIComponent(id)}`, { method: "PUT", body: draft });
export const deleteGroup = (id: string) =>
  request<void>(`/groups/${encodeURIComponent(id)}`, { method: "DELETE" });
