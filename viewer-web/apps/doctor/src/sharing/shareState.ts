import type { OwnShare } from "../api";

export type ShareState = "open" | "revoked" | "over" | "locked" | "used" | "closed";

/** @param now ms since 1970 */
export function shareState({ share, study }: OwnShare, now: number): ShareState {
  if (share.revoked) {
    return "revoked";
  }
  if (Date.parse(share.expiresAt) <= now) {
    return "over";
  }
  if (share.locked) {
    return "locked";
  }
  if (share.oneTime && share.openings.length > 0) {
    return "used";
  }
  return study ? "open" : "closed";
}
