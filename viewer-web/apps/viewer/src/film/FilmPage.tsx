import { useEffect, useRef, useState, type DragEvent } from "react";
import { useTranslation } from "react-i18next";
import { drawFilm, type Film, type FilmSource } from "./drawFilm";
import { isSame, type FilmImage } from "./images";
import { cellsOf, extentOf } from "./sheet";

interface FilmPageProps {
  film: Film;
  source: FilmSource;
  images: readonly FilmImage[];
  /** What an image is called, by its place on the film. */
  nameOf: (place: number) => string;
  chosen: FilmImage | undefined;
  onChoose: (image: FilmImage | undefined) => void;
  /** An image was let fall on the place of another one of this film. */
  onDrop: (place: number) => void;
  onRetry: () => void;
}

const percent = (part: number, whole: number) => `${(100 * part) / whole}%`;

/** One film as it will be, with a handle on each of its images. */
export function FilmPage(props: FilmPageProps) {
  const { film, source, images, nameOf, chosen, onChoose, onDrop, onRetry } = props;
  const { t } = useTranslation();
  const page = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const width = useWidth(page);
  const [drawn, setDrawn] = useState<{ film: Film; missing: number }>();
  const [awaiting, setAwaiting] = useState<number>();
  useEffect(() => {
    if (!canvas.current || width === 0) {
      return;
    }
    const controller = new AbortController();
    const pixels = width * window.devicePixelRatio;
    void drawFilm(canvas.current, film, source, pixels, controller.signal).then((missing) => {
      if (!controller.signal.aborted) {
        setDrawn({ film, missing });
      }
    });
    return () => controller.abort();
  }, [film, source, width]);
  const ready = drawn?.film === film;
  const missing = ready ? drawn.missing : 0;
  const extent = extentOf(film.sheet);
  const over = (event: DragEvent, place: number) => {
    event.preventDefault();
    setAwaiting(place);
  };
  return (
    <>
      <div className="film-table">
        <div
          ref={page}
          className="film-page"
          data-testid="film-page"
          data-ready={ready}
          data-missing={missing}
          aria-busy={!ready}
          style={
            {
              "--ratio": extent.width / extent.height,
              "--columns": film.sheet.layout.columns,
            } as React.CSSProperties
          }
        >
          <canvas ref={canvas} />
          {cellsOf(film.sheet)
            .slice(0, images.length)
            .map((cell, place) => {
              const image = images[place];
              return (
                <button
                  // A place of the film: what stands in it may change.
                  // oxlint-disable-next-line react/no-array-index-key
                  key={place}
                  type="button"
                  className="film-image"
                  aria-pressed={isSame(image, chosen)}
                  aria-label={nameOf(place)}
                  data-testid={`film-image-${place}`}
                  data-awaiting={place === awaiting}
                  style={{
                    left: percent(cell.left, extent.width),
                    top: percent(cell.top, extent.height),
                    width: percent(cell.width, extent.width),
                    height: percent(cell.height, extent.height),
                  }}
                  draggable
                  onClick={() => onChoose(isSame(image, chosen) ? undefined : image)}
                  onDragStart={() => onChoose(image)}
                  onDragOver={(event) => over(event, place)}
                  onDragLeave={() => setAwaiting(undefined)}
                  onDrop={(event) => {
                    event.preventDefault();
                    setAwaiting(undefined);
                    onDrop(place);
                  }}
                />
              );
            })}
        </div>
      </div>
      {missing > 0 && (
        <p className="notice" role="alert" data-testid="film-missing">
          {t("problem.missing", { count: missing })}
          <button type="button" className="quiet" onClick={onRetry}>
            {t("retry")}
          </button>
        </p>
      )}
    </>
  );
}

/** CSS pixels; 0 before it is on the screen. */
function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0);
  useEffect(() => {
    const resizes = new ResizeObserver(([entry]) => setWidth(Math.round(entry?.contentRect.width ?? 0)));
    if (element.current) {
      resizes.observe(element.current);
    }
    return () => resizes.disconnect();
  }, [element]);
  return width;
}
