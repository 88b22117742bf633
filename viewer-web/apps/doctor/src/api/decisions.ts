import { request } from "@yingdun/api/http";
import type { AccessRequest, GrantKind, Meant } from "./grants";

export interface ToDecide {
  request: AccessRequest;
  /** What the number means now; empty where it means nothing. */
  studies: Meant[];
}

export interface Decision {
  granted: boolean;
  studies: string[];
  hours: number;
  reason: string;
}

export const listToDecide = () => request<ToDecide[]>("/doctor/decisions");
export const decide = (id: string, decision: Decision) =>
  request<void>(`/doctor/decisions/${encodeURIComponent(id)}`, { method: "POST", body: decision });

/** Open to somebody else through the department. */
export interface Granted {
  id: string;
  staffName: string;
  study: Meant;
  kind: GrantKind;
  reason: string;
  grantedAt: string;
  grantedBy: string;
  expiresAt: string;
  endedAt?: string | null;
  /** Of an emergency. */
  reviewedAt?: string | null;
  reviewedBy?: string | null;
  justified?: boolean | null;
  review: string;
}

export const listEmergencies = () => request<Granted[]>("/doctor/reviews");
export const review = (id: string, justified: boolean, words: string) =>
  request<void>(`/doctor/reviews/${encodeURIComponent(id)}`, {
    method: "POST",
    body: { justified, review: words },
  });

export const listGranted = () => request<Granted[]>("/doctor/granted");
export const endGrant = (id: string, reason: string) =>
  request<void>(`/doctor/granted/${encodeURIComponent(id)}/end`, { method: "POST", body: { reason } });
