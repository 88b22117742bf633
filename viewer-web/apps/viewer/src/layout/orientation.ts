import { useSyncExternalStore } from "react";

const query = () => window.matchMedia("(orientation: portrait)");

/** Higher than wide, as a phone in the hand. */
export const isPortrait = (): boolean => query().matches;

export const usePortrait = (): boolean => useSyncExternalStore(subscribe, isPortrait);

function subscribe(listener: () => void): () => void {
  const changes = query();
  changes.addEventListener("change", listener);
  return () => changes.removeEventListener("change", listener);
}
