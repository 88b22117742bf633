import type { Frame, Vector } from "../study";

type Plane = NonNullable<Frame["plane"]>;

/** Position along the patient's axis that the slice is most at right angles to, millimetres; what scanners print. */
export function slicePosition({ position, normal }: Plane): number {
  const axis = normal.reduce(
    (best, part, index) => (Math.abs(part) > Math.abs(normal[best] ?? 0) ? index : best),
    0,
  );
  return (position as Vector)[axis as 0 | 1 | 2];
}
