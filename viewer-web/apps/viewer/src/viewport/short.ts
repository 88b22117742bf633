/** One digit after the point, and none where it is 0. */
export const short = (value: number): string => String(Math.round(10 * value) / 10);
