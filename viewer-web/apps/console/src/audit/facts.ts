/** «strength: 7, name: Radiology»: the facts of an entry in one line, nested ones as «(a: 1, b: 2)». */
export function factsInWords(facts: Record<string, unknown> | undefined): string {
  return Object.entries(facts ?? {})
    .filter(([, value]) => value !== null && value !== undefined)
    .map(([name, value]) => `${name}: ${inWords(value)}`)
    .join(", ");
}

function inWords(value: unknown): string {
  if (Array.isArray(value)) {
    return value.map(inWords).join("; ") || "–";
  }
  return typeof value === "object" && value !== null
    ? `(${factsInWords(value as Record<string, unknown>)})`
    : String(value);
}
