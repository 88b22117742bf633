/** A place or a way in the patient's coordinates, millimetres: +x left, +y back, +z head. */
export type Vector = [number, number, number];

export const sum = (a: Vector, b: Vector): Vector => [a[0] + b[0], a[1] + b[1], a[2] + b[2]];

export const difference = (a: Vector, b: Vector): Vector => [a[0] - b[0], a[1] - b[1], a[2] - b[2]];

export const scaled = (a: Vector, by: number): Vector => [a[0] * by, a[1] * by, a[2] * by];

export const opposite = (direction: Vector): Vector => scaled(direction, -1);

/** The place at this part of the way from one to the other. */
export const between = (a: Vector, b: Vector, part: number): Vector => sum(a, scaled(difference(b, a), part));

export const dot = (a: Vector, b: Vector): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];

export const cross = (a: Vector, b: Vector): Vector => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0],
];
