const LONGEST = 160;

/** The roundest number of millimetres (1, 2, 5 and their tenfolds) whose bar is at most 160 pixels long. */
export function scaleBarLength(pixelsPerMillimetre: number): number {
  const most = LONGEST / pixelsPerMillimetre;
  const power = 10 ** Math.floor(Math.log10(most));
  const step = [5, 2, 1].find((one) => one * power <= most) ?? 1;
  return step * power;
}
