/** What the ten levels mean in grey levels of 256; the same table as the watermark engine's, compared by a test. */
interface StrengthLevel {
  /** Alpha of every overlay pixel, which is also the largest level that it adds. */
  alpha: number;
  /** Standard deviation of the signal before it is dithered to whole levels. */
  deviation: number;
}

export const strengthLevels: readonly StrengthLevel[] = [
  { alpha: 1, deviation: 0.15 },
  { alpha: 1, deviation: 0.2 },
  { alpha: 1, deviation: 0.25 },
  { alpha: 2, deviation: 0.35 },
  { alpha: 2, deviation: 0.58 },
  { alpha: 3, deviation: 0.75 },
  { alpha: 4, deviation: 1 },
  { alpha: 5, deviation: 1.25 },
  { alpha: 6, deviation: 1.5 },
  { alpha: 8, deviation: 2 },
];

export const strengthLevel = (level: number): StrengthLevel =>
  strengthLevels[Math.min(10, Math.max(1, Math.round(level))) - 1] ?? { alpha: 2, deviation: 0.58 };

type StrengthWord = "faint" | "light" | "usual" | "strong";

/** Below level 5 photographs of a screen are at risk, below level 3 recompressed screenshots too (engine's figures). */
export function strengthWord(level: number): StrengthWord {
  if (level < 3) {
    return "faint";
  }
  if (level < 5) {
    return "light";
  }
  return level <= 6 ? "usual" : "strong";
}
