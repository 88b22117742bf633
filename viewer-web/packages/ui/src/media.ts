import { useSyncExternalStore } from "react";

/** Follows a CSS media query. */
export function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = window.matchMedia(query);
      list.addEventListener("change", changed);
      return () => list.removeEventListener("change", changed);
    },
    () => window.matchMedia(query).matches,
  );
}

/** A phone held upright: tables become cards. */
export const useNarrow = () => useMedia("(max-width: 767px)");

/** No room for a menu beside the page. */
export const useMenuHidden = () => useMedia("(max-width: 991px)");
