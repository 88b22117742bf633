import type { Plane } from "../engine";

/** Which planes the upright and the level line stand for. */
const lines: Record<Plane, [upright: Plane, level: Plane]> = {
  axial: ["sagittal", "coronal"],
  coronal: ["sagittal", "axial"],
  sagittal: ["coronal", "axial"],
};

/** Nothing is drawn over what they point to, CSS pixels. */
const GAP = 14;

/** The place that all panes have in common, where the other planes cut this one. */
export function Crosshairs({ plane, at: [x, y] }: { plane: Plane; at: [x: number, y: number] }) {
  const [upright, level] = lines[plane];
  return (
    <svg className="crosshairs" aria-hidden data-testid="crosshairs">
      <g data-plane={upright} transform={`translate(${x} 0)`}>
        <line y1={0} y2={y - GAP} />
        <line y1={y + GAP} y2="100%" />
      </g>
      <g data-plane={level} transform={`translate(0 ${y})`}>
        <line x1={0} x2={x - GAP} />
        <line x1={x + GAP} x2="100%" />
      </g>
    </svg>
  );
}
