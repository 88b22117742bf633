import type { Share } from "../api";

/** @param now ms since 1970 */
export function shareState(share: Share, now: number): "open" | "revoked" | "locked" | "over" {
  if (share.revoked) {
    return "revoked";
  }
  if (Date.parse(share.expiresAt) <= now) {
    return "over";
  }
  return share.locked ? "locked" : "open";
}
