import type { Figure, StackView } from "../engine";
import type { DrawnLine, PresentationState } from "../gsps";
import { pixelsBetween, type ImagePoint } from "../measurements/geometry";
import type { Frame } from "../study";
import "./presentation.css";

interface PresentationLayerProps {
  view: StackView;
  /** What is on the screen. */
  frame: Frame;
  state: PresentationState;
  /** What the page itself draws there: none of it is drawn twice. */
  figures: readonly Figure[];
}

/** What a state draws over the picture, moved with it. */
export function PresentationLayer({ view, frame, state, figures }: PresentationLayerProps) {
  const { lines, texts } = state.drawnOn(frame);
  const there = figures.flatMap(({ points }) => points);
  const isThere = (points: readonly ImagePoint[]) =>
    points.every((point) => there.some((other) => pixelsBetween(point, other) < ALIKE));
  const toScreen = (point: ImagePoint) => view.screenPointOfPixel(frame, point);
  return (
    <svg className="presentation-layer" aria-hidden data-testid="presentation-layer">
      {lines
        .filter(({ points }) => !isThere(points))
        .map((line, place) => (
          // The list never changes its order.
          // oxlint-disable-next-line react/no-array-index-key
          <Line key={place} line={line} toScreen={toScreen} />
        ))}
      {texts
        .filter(({ at }) => !isThere([at]))
        .map(({ at, text }, place) => (
          // oxlint-disable-next-line react/no-array-index-key
          <Words key={place} text={text} at={toScreen(at)} />
        ))}
    </svg>
  );
}

/** Pixels; coordinates are stored in 32 bits. */
const ALIKE = 0.05;
/** Screen pixels. */
const POINT = 4;

interface LineProps {
  line: DrawnLine;
  toScreen: (point: ImagePoint) => [x: number, y: number];
}

function Line({ line: { points, filled }, toScreen }: LineProps) {
  const [first, ...others] = points.map(toScreen);
  if (!first || others.length > 0) {
    return <polyline points={points.map((one) => toScreen(one).join(",")).join(" ")} data-filled={filled} />;
  }
  const [x, y] = first;
  return <path d={`M${x - POINT} ${y}h${2 * POINT}M${x} ${y - POINT}v${2 * POINT}`} />;
}

function Words({ text, at: [x, y] }: { text: string; at: [x: number, y: number] }) {
  return (
    <text x={x} y={y}>
      {text.split(/\r\n|\r|\n/).map((line, place) => (
        // oxlint-disable-next-line react/no-array-index-key
        <tspan key={place} x={x + 8} dy={place === 0 ? 0 : "1.3em"}>
          {line}
        </tspan>
      ))}
    </text>
  );
}
