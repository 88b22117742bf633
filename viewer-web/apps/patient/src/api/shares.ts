import { request } from "@yingdun/api/http";

/** Token and code are shown once. */
export interface GivenShare {
  id: string;
  token: string;
  code: string;
  expiresAt: string;
}

export const giveShare = (studyUid: string, hours: number, oneTime: boolean) =>
  request<GivenShare>(`/patient/studies/${encodeURIComponent(studyUid)}/shares`, {
    method: "POST",
    body: { hours, oneTime },
  });

export interface Share {
  id: string;
  studyInstanceUid: string;
  createdAt: string;
  expiresAt: string;
  revoked: boolean;
  oneTime: boolean;
  /** By wrong codes. */
  locked: boolean;
  /** The newest first. */
  openings: string[];
}

export const listShares = () => request<Share[]>("/patient/shares");

export const revokeShare = (id: string) =>
  request<void>(`/patient/shares/${encodeURIComponent(id)}`, { method: "DELETE" });

/** What a link asks for. */
export interface ShareTerms {
  proof: "CODE" | "LOGIN" | "NONE";
  oneTime: boolean;
  expiresAt: string;
}

export const shareTerms = (token: string) =>
  request<ShareTerms>("/shares/terms", { method: "POST", body: { token } });

export interface OpenedShare {
  studyInstanceUid: string;
  /** None for the whole study. */
  seriesInstanceUids: string[];
  token: string;
  expiresAt: string;
}

/** @param code empty where none is asked for */
export const openShare = (token: string, code: string) =>
  request<OpenedShare>("/shares/opening", { method: "POST", body: { token, code } });
