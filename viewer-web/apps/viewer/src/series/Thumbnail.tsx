import { useEffect, useRef, useState } from "react";
import { isAbort, type DicomWeb } from "../dicomweb";
import type { Engine } from "../engine";
import { paint, type Picture } from "../picture";
import type { Frame, Stack } from "../study";

const SIZE = 128;

/** Picture of a series: the server's where it makes thumbnails, else of the middle frame, made here. */
export function Thumbnail({
  stack,
  server,
  engine,
}: {
  stack: Stack;
  server: DicomWeb;
  engine: Engine | undefined;
}) {
  const [url, setUrl] = useState<string>();
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    const controller = new AbortController();
    let made: string | undefined;
    server.thumbnail(stack.series, SIZE, { signal: controller.signal, priority: "low" }).then(
      (blob) => {
        made = URL.createObjectURL(blob);
        setUrl(made);
      },
      (cause: unknown) => {
        if (!isAbort(cause)) {
          setRefused(true);
        }
      },
    );
    return () => {
      controller.abort();
      if (made) {
        URL.revokeObjectURL(made);
      }
    };
  }, [server, stack]);
  if (url) {
    return <img className="thumbnail" src={url} alt="" data-testid="thumbnail" />;
  }
  return refused && engine ? (
    <DrawnThumbnail stack={stack} engine={engine} />
  ) : (
    <span className="thumbnail skeleton" />
  );
}

function DrawnThumbnail({ stack, engine }: { stack: Stack; engine: Engine }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let current = true;
    const frame = stack.frames[stack.frames.length >> 1] ?? stack.frames[0];
    engine.images.pictureOf(frame).then(
      (picture) => {
        if (current && canvas.current) {
          draw(canvas.current, picture, frame);
        }
      },
      // A series whose middle frame cannot be had keeps an empty place; opening it says why.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [stack, engine]);
  return <canvas ref={canvas} className="thumbnail" data-testid="thumbnail" width={SIZE} height={SIZE} />;
}

function draw(canvas: HTMLCanvasElement, picture: Picture, frame: Frame): void {
  const whole = document.createElement("canvas");
  whole.width = picture.columns;
  whole.height = picture.rows;
  whole.getContext("2d")?.putImageData(
    paint(picture, {
      window: frame.voi.windows[0],
      voiFunction: frame.voi.function,
      inverted: frame.format.photometricInterpretation === "MONOCHROME1",
    }),
    0,
    0,
  );
  const width = picture.columns * frame.spacing.column;
  const height = picture.rows * frame.spacing.row;
  const scale = SIZE / Math.max(width, height);
  const [shownWidth, shownHeight] = [width * scale, height * scale];
  canvas
    .getContext("2d")
    ?.drawImage(whole, (SIZE - shownWidth) / 2, (SIZE - shownHeight) / 2, shownWidth, shownHeight);
}
