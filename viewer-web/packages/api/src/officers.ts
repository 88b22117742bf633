import { request } from "./http";
import type { Role } from "./session";

export interface Officer {
  id: string;
  name: string;
  displayName: string;
  role: Role;
  enabled: boolean;
  createdAt: string;
  lastLogin?: string;
}

export interface OfficerDraft {
  name: string;
  displayName: string;
  role: Role;
}

export interface OfficerChange {
  displayName?: string;
  role?: Role;
  enabled?: boolean;
  resetPassword?: true;
}

export const listOfficers = () => request<Officer[]>("/officers");

/** `password` is in this one answer and must be changed at the first log-in. */
export const createOfficer = (draft: OfficerDraft) =>
  request<Officer & { password: string }>("/officers", { method: "POST", body: draft });
export const changeOfficer = (id: string, change: OfficerChange) =>
  request<Officer & { password?: string }>(`/officers/${encodeURIComponent(id)}`, {
    method: "PATCH",
    body: change,
  });
