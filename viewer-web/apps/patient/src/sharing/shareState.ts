import type { Share } from "../api";

/** @param now ms since 1970 */
export function shareState(share: Share, now: number): "open" | "revoked" | "locked" | "used" | "over" {
  if (share.revoked) {
    return "revoked";
  }
  if (Date.parse(share.expiresAt) <= now) {
    return "over";
  }
  if (share.locked) {
    return "locked";
  }
  return share.oneTime && share.openings.length > 0 ? "used" : "open";
}
