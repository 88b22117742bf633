import { keep, keptText } from "../storage";
import { nameOf, parseLayout, type Layout } from "./model";

/** What a person chose once, kept in this browser. */
export interface StageOptions {
  /** Cells that lie in the same space scroll together. */
  linked: boolean;
  /** Where the active cell's picture cuts the others. */
  referenceLines: boolean;
  /** What the device drew over a picture. */
  overlays: boolean;
  /** What is drawn on a series is drawn on its copies, and the other way round. */
  copiesInStep: boolean;
}

const layoutsKey = "yingdun.layouts";
const optionsKey = "yingdun.stage";

/** The layout that was chosen last for this kind of study. */
export function rememberedLayout(kind: string): Layout | undefined {
  const name = kept(layoutsKey)[kind];
  return typeof name === "string" ? parseLayout(name) : undefined;
}

export function rememberLayout(kind: string, layout: Layout): void {
  keep(layoutsKey, JSON.stringify({ ...kept(layoutsKey), [kind]: nameOf(layout) }));
}

export function rememberedOptions(): StageOptions {
  const { linked, referenceLines, overlays, copiesInStep } = kept(optionsKey);
  return {
    linked: linked !== false,
    referenceLines: referenceLines !== false,
    overlays: overlays !== false,
    copiesInStep: copiesInStep !== false,
  };
}

export function rememberOptions(options: StageOptions): void {
  keep(optionsKey, JSON.stringify(options));
}

/** What another version or another page wrote counts for nothing. */
function kept(key: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(keptText(key) ?? "{}");
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
