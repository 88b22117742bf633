import { useCallback, useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { filmAsJpeg, type Film, type FilmSource } from "./drawFilm";
import { extentOf } from "./sheet";

interface Making {
  /** How many films are made, while some are; undefined: none. */
  made: number | undefined;
  failed: boolean;
  exportFilms: () => void;
  printFilms: () => void;
  /** What is on the paper, and never on the screen. */
  paper: React.ReactNode;
}

/** Films as files, and on paper or in a PDF by the browser's own print, at their own size. */
export function useMaking(films: readonly Film[], source: FilmSource | undefined, name: string): Making {
  const [made, setMade] = useState<number>();
  const [failed, setFailed] = useState(false);
  const [printed, setPrinted] = useState<{ films: readonly Film[]; urls: readonly string[] }>();
  const leaving = useRef<AbortController>(undefined);
  useEffect(() => {
    const controller = new AbortController();
    leaving.current = controller;
    return () => controller.abort();
  }, []);
  const make = async (done: (blobs: readonly Blob[]) => void) => {
    const signal = leaving.current?.signal;
    if (!source || !signal) {
      return;
    }
    setFailed(false);
    const blobs: Blob[] = [];
    try {
      for (const film of films) {
        setMade(blobs.length);
        blobs.push(await filmAsJpeg(film, source, signal));
      }
      if (!signal.aborted) {
        done(blobs);
      }
    } catch {
      setFailed(true);
    }
    setMade(undefined);
  };
  const done = useCallback(() => setPrinted(undefined), []);
  return {
    made,
    failed,
    exportFilms: () =>
      void make((blobs) =>
        blobs.forEach((blob, film) => save(blob, `${name}-${film + 1}-${blobs.length}.jpg`)),
      ),
    printFilms: () =>
      void make((blobs) => setPrinted({ films, urls: blobs.map((blob) => URL.createObjectURL(blob)) })),
    paper: printed && <Paper films={printed.films} urls={printed.urls} onDone={done} />,
  };
}

function save(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has taken the file when it is done with this click.
  setTimeout(() => URL.revokeObjectURL(link.href));
}

interface PaperProps {
  films: readonly Film[];
  urls: readonly string[];
  onDone: () => void;
}

/** One film a page, of the film's size; printed as soon as all of them are decoded. */
function Paper({ films, urls, onDone }: PaperProps) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    let current = true;
    const images = [...(host.current?.querySelectorAll("img") ?? [])];
    window.addEventListener("afterprint", onDone);
    void Promise.all(images.map((image) => image.decode())).then(() => {
      if (current) {
        window.print();
      }
    });
    return () => {
      current = false;
      window.removeEventListener("afterprint", onDone);
    };
  }, [onDone]);
  useEffect(() => () => urls.forEach((url) => URL.revokeObjectURL(url)), [urls]);
  const [first] = films;
  const extent = first && extentOf(first.sheet);
  return createPortal(
    <div ref={host} className="film-paper" data-testid="film-paper" aria-hidden>
      {extent && <style>{`@page { size: ${extent.width}mm ${extent.height}mm; margin: 0; }`}</style>}
      {urls.map((url) => (
        <img
          key={url}
          src={url}
          alt=""
          style={{ width: `${extent?.width}mm`, height: `${extent?.height}mm` }}
        />
      ))}
    </div>,
    document.body,
  );
}
