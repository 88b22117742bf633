import { useCallback, useEffect, useRef } from "react";
import { useBlobUrl } from "../blob";
import type { DicomWeb } from "../dicomweb";
import { fetchFrameTables } from "../loading";
import type { Engine } from "../engine";
import { painted, presentationOf, type Picture, type Presentation } from "../picture";
import type { Frame, Stack } from "../study";

const SIZE = 128;

interface ThumbnailProps {
  stack: Stack;
  server: DicomWeb;
  engine: Engine | undefined;
}

/** Picture of a series: the server's where it makes thumbnails, else of the middle frame, made here. */
export function Thumbnail({ stack, server, engine }: ThumbnailProps) {
  return stack.derived?.as === "cells" && engine ? (
    <DrawnThumbnail stack={stack} server={server} engine={engine} />
  ) : (
    <ServerThumbnail stack={stack} server={server} engine={engine} />
  );
}

function ServerThumbnail({ stack, server, engine }: ThumbnailProps) {
  const { url, failure } = useBlobUrl(
    useCallback(
      (signal: AbortSignal) => server.thumbnail(stack.series, SIZE, { signal, priority: "low" }),
      [server, stack],
    ),
  );
  if (url) {
    return <img className="thumbnail" src={url} alt="" data-testid="thumbnail" />;
  }
  return failure !== undefined && engine ? (
    <DrawnThumbnail stack={stack} server={server} engine={engine} />
  ) : (
    <span className="thumbnail skeleton" />
  );
}

function DrawnThumbnail({ stack, server, engine }: { stack: Stack; server: DicomWeb; engine: Engine }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    let current = true;
    const frame = stack.frames[stack.frames.length >> 1] ?? stack.frames[0];
    Promise.all([engine.images.pictureOf(frame), fetchFrameTables(server, frame)]).then(
      ([picture, tables]) => {
        if (current && canvas.current) {
          draw(canvas.current, picture, frame, presentationOf(frame, tables));
        }
      },
      // A series whose middle frame cannot be had keeps an empty place; opening it says why.
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [stack, server, engine]);
  return <canvas ref={canvas} className="thumbnail" data-testid="thumbnail" width={SIZE} height={SIZE} />;
}

function draw(canvas: HTMLCanvasElement, picture: Picture, frame: Frame, presentation: Presentation): void {
  const width = picture.columns * frame.spacing.column;
  const height = picture.rows * frame.spacing.row;
  const scale = SIZE / Math.max(width, height);
  const [shownWidth, shownHeight] = [width * scale, height * scale];
  canvas
    .getContext("2d")
    ?.drawImage(
      painted(picture, presentation),
      (SIZE - shownWidth) / 2,
      (SIZE - shownHeight) / 2,
      shownWidth,
      shownHeight,
    );
}
