import { request } from "./http";

export interface EnrolmentCode {
  id: string;
  hint: string;
  groupId?: string;
  groupName?: string;
  uses: number;
  maxUses: number;
  expiresAt: string;
  createdAt: string;
  createdBy: string;
  revokedAt?: string;
}

export interface EnrolmentCodeDraft {
  groupId?: string;
  maxUses: number;
  validHours: number;
}

export const listEnrolmentCodes = () => request<EnrolmentCode[]>("/enrolment-codes");

/** `code` is in this one answer and nowhere else. */
export const createEnrolmentCode = (draft: EnrolmentCodeDraft) =>
  request<EnrolmentCode & { code: string }>("/enrolment-codes", { method: "POST", body: draft });

export const revokeEnrolmentCode = (id: string) =>
  request<void>(`/enrolment-codes/${encodeURIComponent(id)}`, { method: "DELETE" });
