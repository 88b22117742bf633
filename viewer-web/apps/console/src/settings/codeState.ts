import type { EnrolmentCode } from "@yingdun/api";

export type CodeState = "valid" | "usedUp" | "expired" | "revoked";

/** Why a code does not work any more: what a person did counts before what time did. */
export function codeState(code: EnrolmentCode, nowMillis: number): CodeState {
  if (code.revokedAt) {
    return "revoked";
  }
  if (code.uses >= code.maxUses) {
    return "usedUp";
  }
  return Date.parse(code.expiresAt) <= nowMillis ? "expired" : "valid";
}
