import { useState } from "react";
import { keep, keptText } from "../storage";
import type { VoiWindow } from "../study";

/** A window that the person gave a name. */
export interface OwnWindow extends VoiWindow {
  name: string;
}

const storageKey = "yingdun.windows";
const MOST = 20;

/** The person's own windows, kept in this browser; one of the same name takes the other's place. */
export function useOwnWindows() {
  const [windows, setWindows] = useState(readOwnWindows);
  const change = (next: OwnWindow[]) => {
    setWindows(next);
    keep(storageKey, JSON.stringify(next));
  };
  return {
    windows,
    add: (one: OwnWindow) => change([...windows.filter(({ name }) => name !== one.name), one].slice(-MOST)),
    remove: (name: string) => change(windows.filter((one) => one.name !== name)),
  };
}

/** What another version or another page wrote is left out. */
export function readOwnWindows(): OwnWindow[] {
  try {
    const kept: unknown = JSON.parse(keptText(storageKey) ?? "[]");
    return Array.isArray(kept) ? kept.filter(isOwnWindow) : [];
  } catch {
    return [];
  }
}

const isOwnWindow = (one: Partial<OwnWindow> | null): one is OwnWindow =>
  typeof one?.name === "string" &&
  Number.isFinite(one.center) &&
  Number.isFinite(one.width) &&
  Number(one.width) >= 1;
