import { request } from "@yingdun/api/http";

export const numberKinds = ["ACCESSION_NUMBER", "PATIENT_ID"] as const;
export type NumberKind = (typeof numberKinds)[number];

export type RequestState = "WAITING" | "GRANTED" | "REFUSED" | "WITHDRAWN";

export interface AccessRequest {
  id: string;
  staffName: string;
  department: string;
  kind: NumberKind;
  number: string;
  reason: string;
  hours: number;
  askedAt: string;
  state: RequestState;
  decidedAt?: string | null;
  decidedBy?: string | null;
  /** The reason of whoever decided. */
  decision: string;
}

export interface Wanted {
  kind: NumberKind;
  number: string;
  reason: string;
}

export const listRequests = () => request<AccessRequest[]>("/doctor/requests");
export const askForAccess = (wanted: Wanted & { hours: number }) =>
  request<AccessRequest>("/doctor/requests", { method: "POST", body: wanted });
export const withdrawRequest = (id: string) =>
  request<void>(`/doctor/requests/${encodeURIComponent(id)}`, { method: "DELETE" });

/** No studies: the number means nothing. */
export interface Opened {
  studies: number;
  expiresAt: string;
}

export const breakGlass = (wanted: Wanted) =>
  request<Opened>("/doctor/emergencies", { method: "POST", body: wanted });

/** As much of a study as a decision needs; DA for the date. */
export interface Meant {
  studyInstanceUid: string;
  studyDate: string;
  modalities: string[];
  studyDescription: string;
}

export type GrantKind = "REQUEST" | "EMERGENCY";

export interface OwnGrant {
  id: string;
  study: Meant;
  kind: GrantKind;
  reason: string;
  grantedBy: string;
  expiresAt: string;
}

export const listGrants = () => request<OwnGrant[]>("/doctor/grants");
