import { tracePreviewUrl, type Corner, type Trace } from "@yingdun/api";
import { Typography } from "antd";
import { useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { clamped, type Size } from "./screenPlace";

/** A point of the screen that the officer shows. */
export interface Handle {
  at: Corner;
  /** What stands on it, and what it is called. */
  label: string;
  name: string;
  testId: string;
}

interface PointHandlesProps {
  trace: Trace;
  /** Index of the picture. */
  picture: number;
  /** Of the stored picture; unknown until it is loaded. */
  size: Size | undefined;
  handles: Handle[];
  /** What joins them. */
  lines: Corner[][];
  onSize: (size: Size) => void;
  onMove: (index: number, to: Corner) => void;
}

const diameter = 32;
const lens = 120;
const zoom = 4;
const steps: Record<string, Corner> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Handles over the picture, to be dragged or moved by the arrow keys, with a magnifier on the one that moves. */
export function PointHandles({ trace, picture, size, handles, lines, onSize, onMove }: PointHandlesProps) {
  const { t } = useTranslation(["traces", "common"]);
  const [broken, setBroken] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<{ index: number; frameWidth: number }>();
  const hold = (index: number) => setHeld({ index, frameWidth: frame.current?.clientWidth ?? 0 });
  // The server's own view: browsers show neither TIFF nor every video.
  const source = tracePreviewUrl(trace.id, picture, false);

  const drag = (event: PointerEvent, index: number) => {
    const box = frame.current?.getBoundingClientRect();
    if (held?.index === index && box && size) {
      const to: Corner = [
        ((event.clientX - box.left) / box.width) * size.width,
        ((event.clientY - box.top) / box.height) * size.height,
      ];
      onMove(index, clamped(to, size));
    }
  };
  const nudge = (event: KeyboardEvent, index: number) => {
    const step = steps[event.key];
    const handle = handles[index];
    if (step && handle && size) {
      event.preventDefault();
      const far = event.shiftKey ? 10 : 1;
      const [x, y] = handle.at;
      onMove(index, clamped([x + far * step[0], y + far * step[1]], size));
    }
  };

  if (broken) {
    return <Typography.Text type="secondary">{t("place.noPicture")}</Typography.Text>;
  }
  const shown = held && handles[held.index]?.at;
  return (
    <div ref={frame} style={{ position: "relative", lineHeight: 0 }}>
      <img
        src={source}
        alt={t("map.picture", { name: trace.pictures[picture]?.fileName })}
        style={{ width: "100%" }}
        draggable={false}
        onError={() => setBroken(true)}
        onLoad={({ currentTarget }) => onSize(originalSize(trace, picture, currentTarget))}
      />
      {size && (
        <svg
          viewBox={`0 0 ${size.width} ${size.height}`}
          aria-hidden
          style={{ position: "absolute", inset: 0, width: "100%", height: "100%", pointerEvents: "none" }}
        >
          {lines.map((points, i) => (
            <polyline
              key={i}
              points={points.map((point) => point.join(",")).join(" ")}
              fill="none"
              stroke="#ffd666"
              strokeWidth={Math.max(size.width, size.height) / 300}
            />
          ))}
        </svg>
      )}
      {size &&
        handles.map(({ at: [x, y], label, name, testId }, i) => (
          <button
            key={testId}
            type="button"
            className="yd-corner"
            aria-label={t("place.handle", { number: label, name, x: Math.round(x), y: Math.round(y) })}
            data-testid={testId}
            style={{
              left: `calc(${(100 * x) / size.width}% - ${diameter / 2}px)`,
              top: `calc(${(100 * y) / size.height}% - ${diameter / 2}px)`,
              width: diameter,
              height: diameter,
            }}
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId);
              hold(i);
            }}
            onPointerMove={(event) => drag(event, i)}
            onPointerUp={() => setHeld(undefined)}
            onPointerCancel={() => setHeld(undefined)}
            onFocus={(event) => event.currentTarget.matches(":focus-visible") && hold(i)}
            onBlur={() => setHeld(undefined)}
            onKeyDown={(event) => nudge(event, i)}
          >
            {label}
          </button>
        ))}
      {held && shown && size && <Lens source={source} at={shown} size={size} shownWidth={held.frameWidth} />}
    </div>
  );
}

/** In the half of the picture where the point is not. */
function Lens({
  source,
  at,
  size,
  shownWidth,
}: {
  source: string;
  at: Corner;
  size: Size;
  shownWidth: number;
}) {
  const scale = (shownWidth / size.width) * zoom;
  return (
    <div
      aria-hidden
      className="yd-lens"
      data-testid="corner-lens"
      style={{
        [at[0] < size.width / 2 ? "right" : "left"]: 8,
        width: lens,
        height: lens,
        backgroundImage: `url("${source}")`,
        backgroundSize: `${size.width * scale}px ${size.height * scale}px`,
        backgroundPosition: `${lens / 2 - at[0] * scale}px ${lens / 2 - at[1] * scale}px`,
      }}
    />
  );
}

/** The view is smaller than the picture, of whose pixels the points are told. */
function originalSize(trace: Trace, picture: number, view: HTMLImageElement): Size {
  if (picture === trace.picture && trace.pictureWidth && trace.pictureHeight) {
    return { width: trace.pictureWidth, height: trace.pictureHeight };
  }
  const { naturalWidth, naturalHeight } = view;
  const longer = Math.max(naturalWidth, naturalHeight);
  const scale = (trace.pictures[picture]?.longerSide ?? longer) / longer;
  return { width: Math.round(naturalWidth * scale), height: Math.round(naturalHeight * scale) };
}
