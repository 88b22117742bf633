import { request } from "@yingdun/api/http";

/** Token and code are shown once. */
export interface GivenShare {
  id: string;
  token: string;
  code: string;
  expiresAt: string;
}

export const giveShare = (studyUid: string, hours: number) =>
  request<GivenShare>(`/patient/studies/${encodeURIComponent(studyUid)}/shares`, {
    method: "POST",
    body: { hours },
  });

export interface Share {
  id: string;
  studyInstanceUid: string;
  createdAt: string;
  expiresAt: string;
  revoked: boolean;
  /** By wrong codes. */
  locked: boolean;
  /** The newest first. */
  openings: string[];
}

export const listShares = () => request<Share[]>("/patient/shares");

export const revokeShare = (id: string) =>
  request<void>(`/patient/shares/${encodeURIComponent(id)}`, { method: "DELETE" });

export const openShare = (token: string, code: string) =>
  request<{ studyInstanceUid: string; token: string; expiresAt: string }>("/shares/opening", {
    method: "POST",
    body: { token, code },
  });
