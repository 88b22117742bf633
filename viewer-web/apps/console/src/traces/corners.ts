import type { Corner } from "@yingdun/api";

export interface Size {
  width: number;
  height: number;
}

/** A tenth inside the picture: handles at its very edge are hard to take hold of. */
export const startCorners = ({ width, height }: Size): Corner[] => [
  [width * 0.1, height * 0.1],
  [width * 0.9, height * 0.1],
  [width * 0.9, height * 0.9],
  [width * 0.1, height * 0.9],
];

/** The corner that was called top left becomes top right: the screen was seen turned. */
export const turned = (corners: Corner[]): Corner[] => [...corners.slice(-1), ...corners.slice(0, -1)];

export const moved = (corners: Corner[], index: number, to: Corner, size: Size): Corner[] =>
  corners.map((corner, i) => (i === index ? [clamp(to[0], size.width), clamp(to[1], size.height)] : corner));

const clamp = (value: number, largest: number) => Math.max(0, Math.min(largest, value));

/** Whether they go round a screen; as the server asks. */
export function isScreen(corners: Corner[]): boolean {
  return corners.every((a, i) => {
    const b = corners[(i + 1) % 4];
    const c = corners[(i + 2) % 4];
    return b && c && (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]) > 1;
  });
}
