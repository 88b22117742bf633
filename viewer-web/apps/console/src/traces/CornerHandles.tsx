import { tracePreviewUrl, type Corner, type Trace } from "@yingdun/api";
import { Typography } from "antd";
import { useRef, useState, type KeyboardEvent, type PointerEvent } from "react";
import { useTranslation } from "react-i18next";
import { moved, type Size } from "./corners";

interface CornerHandlesProps {
  trace: Trace;
  /** Index of the picture. */
  picture: number;
  /** Of the stored picture; unknown until it is loaded. */
  size: Size | undefined;
  corners: Corner[] | undefined;
  onSize: (size: Size) => void;
  onChange: (corners: Corner[]) => void;
}

const handle = 32;
const lens = 120;
const zoom = 4;
const steps: Record<string, Corner> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** Four handles over the picture, to be dragged or moved by the arrow keys, with a magnifier on the one that moves. */
export function CornerHandles({ trace, picture, size, corners, onSize, onChange }: CornerHandlesProps) {
  const { t } = useTranslation(["traces", "common"]);
  const [broken, setBroken] = useState(false);
  const frame = useRef<HTMLDivElement>(null);
  const [held, setHeld] = useState<{ index: number; frameWidth: number }>();
  const hold = (index: number) => setHeld({ index, frameWidth: frame.current?.clientWidth ?? 0 });
  const names = [
    t("corners.topLeft"),
    t("corners.topRight"),
    t("corners.bottomRight"),
    t("corners.bottomLeft"),
  ];
  // The server's own view: browsers show neither TIFF nor every video.
  const source = tracePreviewUrl(trace.id, picture, false);

  const drag = (event: PointerEvent, index: number) => {
    const box = frame.current?.getBoundingClientRect();
    if (held?.index === index && box && size && corners) {
      const to: Corner = [
        ((event.clientX - box.left) / box.width) * size.width,
        ((event.clientY - box.top) / box.height) * size.height,
      ];
      onChange(moved(corners, index, to, size));
    }
  };
  const nudge = (event: KeyboardEvent, index: number) => {
    const step = steps[event.key];
    const corner = corners?.[index];
    if (step && corner && corners && size) {
      event.preventDefault();
      const far = event.shiftKey ? 10 : 1;
      onChange(moved(corners, index, [corner[0] + far * step[0], corner[1] + far * step[1]], size));
    }
  };

  if (broken) {
    return <Typography.Text type="secondary">{t("corners.noPicture")}</Typography.Text>;
  }
  const shown = held && corners?.[held.index];
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
      {size && corners && (
        <svg
          viewBox={`0 0 ${size.width} ${size.height}`}
          aria-hidden
          style={{ position: "absolute", inset: 0, width: "100%", height: "100%", pointerEvents: "none" }}
        >
          <polygon
            points={corners.map((corner) => corner.join(",")).join(" ")}
            fill="none"
            stroke="#ffd666"
            strokeWidth={Math.max(size.width, size.height) / 300}
          />
        </svg>
      )}
      {size &&
        corners?.map((corner, i) => (
          <button
            key={names[i]}
            type="button"
            className="yd-corner"
            aria-label={t("corners.handle", {
              number: i + 1,
              name: names[i],
              x: Math.round(corner[0]),
              y: Math.round(corner[1]),
            })}
            data-testid={`corner-${i}`}
            style={{
              left: `calc(${(100 * corner[0]) / size.width}% - ${handle / 2}px)`,
              top: `calc(${(100 * corner[1]) / size.height}% - ${handle / 2}px)`,
              width: handle,
              height: handle,
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
            {i + 1}
          </button>
        ))}
      {held && shown && size && <Lens source={source} at={shown} size={size} shownWidth={held.frameWidth} />}
    </div>
  );
}

/** In the half of the picture where the corner is not. */
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

/** The view is smaller than the picture, of whose pixels the corners are told. */
function originalSize(trace: Trace, picture: number, view: HTMLImageElement): Size {
  if (picture === trace.picture && trace.pictureWidth && trace.pictureHeight) {
    return { width: trace.pictureWidth, height: trace.pictureHeight };
  }
  const { naturalWidth, naturalHeight } = view;
  const longer = Math.max(naturalWidth, naturalHeight);
  const scale = (trace.pictures[picture]?.longerSide ?? longer) / longer;
  return { width: Math.round(naturalWidth * scale), height: Math.round(naturalHeight * scale) };
}
