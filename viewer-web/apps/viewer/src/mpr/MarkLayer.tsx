import type { MeasuredMark, ShownMark } from "../engine";
import type { Frame } from "../study";
import { markText } from "./markText";

interface MarkLayerProps {
  /** As the plane shows them. */
  shown: readonly ShownMark[];
  marks: readonly MeasuredMark[];
  frame: Frame;
}

/** What was drawn in the volume: a line where the plane holds it, a point in every plane, hollow where it lies elsewhere. */
export function MarkLayer({ shown, marks, frame }: MarkLayerProps) {
  return (
    <svg className="marks" aria-hidden>
      {shown
        .filter(({ kind, here }) => here || kind === "probe")
        .map(({ id, kind, points, here }) => {
          const place = marks.findIndex((mark) => mark.id === id);
          const measured = marks[place];
          const [x, y] = points.reduce(
            (far, point) => (point[0] > far[0] ? point : far),
            points[0] ?? [0, 0],
          );
          return (
            <g key={id} data-testid={`mark-${place + 1}`} data-kind={kind} data-here={here}>
              {kind === "probe" ? (
                <circle cx={x} cy={y} r={5} />
              ) : (
                <polyline points={points.map((point) => point.join(",")).join(" ")} />
              )}
              {measured && here && (
                <text x={x + 9} y={y + 4}>
                  {`${place + 1}: ${markText(measured, frame)}`}
                </text>
              )}
            </g>
          );
        })}
    </svg>
  );
}
