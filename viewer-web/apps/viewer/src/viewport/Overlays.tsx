import { useEffect, useRef, useState } from "react";
import type { StackView } from "../engine";
import { fetchOverlay, type FrameSource } from "../loading";
import type { Frame, Overlay } from "../study";

interface OverlaysProps {
  view: StackView;
  /** What is on the screen. */
  frame: Frame;
  source: FrameSource;
}

/** What the device drew over the picture, turned and enlarged with it. */
export function Overlays({ view, frame, source }: OverlaysProps) {
  return (
    <div className="overlays" aria-hidden>
      {frame.overlays.map((overlay) => (
        <Plane
          key={`${frame.id} ${overlay.group}`}
          view={view}
          frame={frame}
          source={source}
          overlay={overlay}
        />
      ))}
    </div>
  );
}

/** Green is no grey; a region lets the picture through. */
const COLOUR = [0x7c, 0xe3, 0x8b] as const;
const OPACITY: Record<Overlay["kind"], number> = { graphics: 255, region: 96 };

function Plane({ view, frame, source, overlay }: OverlaysProps & { overlay: Overlay }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [drawn, setDrawn] = useState(false);
  const { rows, columns, kind, origin, group } = overlay;
  useEffect(() => {
    let gone = false;
    fetchOverlay(source, frame, overlay)
      .then((bits) => {
        if (!gone && canvas.current) {
          draw(canvas.current, bits, overlay);
          setDrawn(true);
        }
      })
      // The picture is whole without it; the next look at it asks again.
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [source, frame, overlay]);
  return (
    <canvas
      ref={canvas}
      width={columns}
      height={rows}
      data-testid={`overlay-${group}`}
      data-kind={kind}
      data-drawn={drawn}
      style={{ transform: placed(view, frame, origin) }}
    />
  );
}

/** From the plane's pixels to the element's; an edge is half a pixel before the middle of the first one. */
function placed(view: StackView, frame: Frame, [column, row]: Overlay["origin"]): string {
  const [x, y] = [column - 0.5, row - 0.5];
  const [left, top] = view.screenPointOfPixel(frame, [x, y]);
  const [alongX, alongY] = view.screenPointOfPixel(frame, [x + 1, y]);
  const [downX, downY] = view.screenPointOfPixel(frame, [x, y + 1]);
  return `matrix(${alongX - left}, ${alongY - top}, ${downX - left}, ${downY - top}, ${left}, ${top})`;
}

function draw(canvas: HTMLCanvasElement, bits: Uint8Array, { rows, columns, kind }: Overlay): void {
  const picture = new ImageData(columns, rows);
  const words = new Uint32Array(picture.data.buffer);
  const [colour = 0] = new Uint32Array(Uint8Array.of(...COLOUR, OPACITY[kind]).buffer);
  bits.forEach((bit, pixel) => {
    if (bit === 1) {
      words[pixel] = colour;
    }
  });
  canvas.getContext("2d")?.putImageData(picture, 0, 0);
}
