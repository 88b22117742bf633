import type { TraceEvidence } from "@yingdun/api";

/** From nothing over blue and orange to bright yellow: brightness grows with the value, so it reads without colour. */
const stops: readonly [number, number, number, number][] = [
  [0, 0, 0, 0],
  [30, 60, 150, 130],
  [200, 70, 60, 190],
  [255, 235, 120, 230],
];

export function heatColour(value: number): [number, number, number, number] {
  const place = Math.min(1, Math.max(0, Number.isFinite(value) ? value : 0)) * (stops.length - 1);
  const index = Math.min(stops.length - 2, Math.floor(place));
  const fraction = place - index;
  const mix = (channel: 0 | 1 | 2 | 3) => {
    const from = stops[index]?.[channel] ?? 0;
    const to = stops[index + 1]?.[channel] ?? 0;
    return Math.round(from + (to - from) * fraction);
  };
  return [mix(0), mix(1), mix(2), mix(3)];
}

export function paintHeat(canvas: HTMLCanvasElement, evidence: TraceEvidence): void {
  const context = canvas.getContext("2d");
  if (!context || evidence.columns < 1 || evidence.rows < 1) {
    return;
  }
  const image = context.createImageData(evidence.columns, evidence.rows);
  for (let i = 0; i < evidence.columns * evidence.rows; i++) {
    image.data.set(heatColour(evidence.values[i] ?? 0), 4 * i);
  }
  context.putImageData(image, 0, 0);
}
