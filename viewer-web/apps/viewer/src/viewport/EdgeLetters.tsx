import type { Edges } from "../study";

/** Which way the patient lies, at the middle of each edge. */
export function EdgeLetters({ edges }: { edges: Edges }) {
  return (["top", "right", "bottom", "left"] as const).map((edge) => (
    <span key={edge} className={`edge edge-${edge}`} data-testid={`edge-${edge}`}>
      {edges[edge]}
    </span>
  ));
}
