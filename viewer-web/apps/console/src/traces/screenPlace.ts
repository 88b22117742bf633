import type { ChosenPicture, Corner, Edge } from "@yingdun/api";

export interface Size {
  width: number;
  height: number;
}

/** Where the screen is in a picture: its four corners, or two to four of its edges. */
export type ScreenPlace = { corners: Corner[]; edges?: never } | { edges: Edge[]; corners?: never };

export const leastEdges = 2;
export const mostEdges = 4;

/** A tenth inside the picture: handles at its very edge are hard to take hold of. */
export const startCorners = ({ width, height }: Size): Corner[] => [
  [width * 0.1, height * 0.1],
  [width * 0.9, height * 0.1],
  [width * 0.9, height * 0.9],
  [width * 0.1, height * 0.9],
];

/** The sides between the corners, of each the middle part: top, right, bottom, left. */
export const startEdges = (size: Size): Edge[] =>
  startCorners(size).map((from, i, corners) => {
    const to = corners[(i + 1) % 4] ?? from;
    return [between(from, to, 0.1), between(from, to, 0.9)];
  });

const between = (from: Corner, to: Corner, share: number): Corner => [
  from[0] + (to[0] - from[0]) * share,
  from[1] + (to[1] - from[1]) * share,
];

/** The corner that was called top left becomes top right: the screen was seen turned. */
export const turned = (corners: Corner[]): Corner[] => [...corners.slice(-1), ...corners.slice(0, -1)];

export const clamped = (to: Corner, { width, height }: Size): Corner => [
  Math.max(0, Math.min(width, to[0])),
  Math.max(0, Math.min(height, to[1])),
];

/** With the point of this number, which counts through the corners or through the edges' ends, somewhere else. */
export const moved = (place: ScreenPlace, index: number, to: Corner): ScreenPlace =>
  place.corners
    ? { corners: place.corners.map((corner, i) => (i === index ? to : corner)) }
    : {
        edges: place.edges.map(([from, end], i) => [
          2 * i === index ? to : from,
          2 * i + 1 === index ? to : end,
        ]),
      };

/** Whether the server takes it: corners that go round a screen, edges of some length. */
export const isTraceable = (place: ScreenPlace): boolean =>
  place.corners
    ? isScreen(place.corners)
    : place.edges.every(([from, to]) => Math.hypot(to[0] - from[0], to[1] - from[1]) >= shortestEdge);

/** In pixels of the picture. */
const shortestEdge = 32;

function isScreen(corners: Corner[]): boolean {
  return corners.every((a, i) => {
    const b = corners[(i + 1) % 4];
    const c = corners[(i + 2) % 4];
    return b && c && (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]) > 1;
  });
}

export const placeOf = ({
  corners,
  edges,
}: Pick<ChosenPicture, "corners" | "edges">): ScreenPlace | undefined =>
  corners ? { corners } : edges && { edges };
