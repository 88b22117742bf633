import { apiUrl, request } from "./http";

export interface AuditEntry {
  sequence: number;
  at: string;
  actor: string;
  role?: string;
  address?: string;
  action: string;
  subject?: string;
  outcome: string;
  /** Facts by name, as the chain holds them. */
  detail?: Record<string, unknown>;
  hash: string;
}

export interface AuditFilter {
  actor?: string;
  action?: string;
  from?: string;
  to?: string;
}

export interface AuditVerification {
  verifiedUpTo: number;
  entries: number;
  intact: boolean;
  firstBroken?: number;
}

/** `next` is the `before` of the following page; absent on the last. */
export const listAudit = (filter: AuditFilter, before: number | undefined, size: number) =>
  request<{ items: AuditEntry[]; next?: number }>("/audit", { query: { ...filter, before, size } });
export const verifyAudit = () => request<AuditVerification>("/audit/verification");
export const auditExportUrl = (from?: string, to?: string) => apiUrl("/audit/export", { from, to });
