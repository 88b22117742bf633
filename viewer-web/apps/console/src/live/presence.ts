/**
 * Whether somebody sits there. The server ends a session after 30 minutes without a request, and a page that asks by
 * itself for what changed would keep an abandoned console open for ever. The event stream does not count as a request.
 */
const absentAfterMillis = 5 * 60_000;
const signs = ["pointerdown", "pointermove", "keydown", "wheel", "touchstart"] as const;

export interface Presence {
  isPresent: () => boolean;
  stop: () => void;
}

export function watchPresence(
  target: EventTarget,
  onReturn: () => void,
  now: () => number = Date.now,
): Presence {
  let last = now();
  const isPresent = () => now() - last < absentAfterMillis;
  const seen = () => {
    const wasAway = !isPresent();
    last = now();
    if (wasAway) {
      onReturn();
    }
  };
  for (const sign of signs) {
    target.addEventListener(sign, seen, { passive: true });
  }
  return {
    isPresent,
    stop: () => {
      for (const sign of signs) {
        target.removeEventListener(sign, seen);
      }
    },
  };
}
