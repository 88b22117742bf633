import { useState, type PointerEvent } from "react";
import type { StackView } from "../engine";
import type { Frame } from "../study";
import { cellsOf, dragged, linesOf, type Grid, type Line } from "./grid";

interface SplitLayerProps {
  view: StackView;
  /** The sheet. */
  frame: Frame;
  grid: Grid;
  onGrid: (grid: Grid) => void;
}

/** The cells over the sheet as it lies on the screen, and the lines that divide it, to be dragged. */
export function SplitLayer({ view, frame, grid, onGrid }: SplitLayerProps) {
  const [held, setHeld] = useState<Line>();
  const { format } = frame;
  // An edge is half a pixel before the middle of the pixel that it begins.
  const screen = (column: number, row: number) => view.screenPointOfPixel(frame, [column - 0.5, row - 0.5]);
  const move = (event: PointerEvent<SVGLineElement>) => {
    const box = event.currentTarget.ownerSVGElement?.getBoundingClientRect();
    const pixel = box && view.pixelAt([event.clientX - box.left, event.clientY - box.top]);
    if (held && pixel) {
      const [column, row] = pixel.point;
      onGrid(dragged(grid, format, held, (held.axis === "columns" ? column : row) + 0.5));
    }
  };
  return (
    <svg className="split-layer" aria-hidden data-testid="split-layer">
      {cellsOf(grid, format).map(({ column, row, columns, rows }, index) => (
        <polygon
          key={`${column},${row}`}
          data-testid={`split-cell-${index}`}
          data-at={[column, row, columns, rows].join(",")}
          points={[
            screen(column, row),
            screen(column + columns, row),
            screen(column + columns, row + rows),
            screen(column, row + rows),
          ].join(" ")}
        />
      ))}
      {linesOf(grid, format).map((line) => {
        const { axis, index, side, at } = line;
        const [[x1, y1], [x2, y2]] =
          axis === "columns"
            ? [screen(at, 0), screen(at, format.rows)]
            : [screen(0, at), screen(format.columns, at)];
        const name = `${axis}-${index}-${side}`;
        return (
          <g key={name} data-axis={axis}>
            <line className="split-line" x1={x1} y1={y1} x2={x2} y2={y2} />
            <line
              className="split-hold"
              x1={x1}
              y1={y1}
              x2={x2}
              y2={y2}
              data-testid={`split-line-${name}`}
              onPointerDown={(event) => {
                event.stopPropagation();
                event.currentTarget.setPointerCapture(event.pointerId);
                setHeld(line);
              }}
              onPointerMove={move}
              onPointerUp={() => setHeld(undefined)}
              onPointerCancel={() => setHeld(undefined)}
            />
          </g>
        );
      })}
    </svg>
  );
}
