import { useState } from "react";
import { keep, keptText } from "../storage";
import type { VoiWindow } from "../study";

/** A window that the person gave a name. */
interface OwnWindow extends VoiWindow {
  name: string;
  /** Its values are SUVs: it is for PET, and others are not. */
  suv?: boolean;
}

const storageKey = "yingdun.windows";
const MOST = 20;
const NARROWEST_SUV = 0.1;

/**
 * The person's own windows, kept in this browser; one of the same name takes the other's place.
 *
 * @param inSuv those for PET in SUV, and no others
 */
export function useOwnWindows(inSuv: boolean) {
  const [windows, setWindows] = useState(readOwnWindows);
  const isMeant = ({ suv = false }: OwnWindow) => suv === inSuv;
  const isOther = (name: string) => (one: OwnWindow) => one.name !== name || !isMeant(one);
  const change = (next: OwnWindow[]) => {
    setWindows(next);
    keep(storageKey, JSON.stringify(next));
  };
  return {
    windows: windows.filter(isMeant),
    add: (one: OwnWindow) => change([...windows.filter(isOther(one.name)), one].slice(-MOST)),
    remove: (name: string) => change(windows.filter(isOther(name))),
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
  Number(one.width) >= (one.suv === true ? NARROWEST_SUV : 1);
