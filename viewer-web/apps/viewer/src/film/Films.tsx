import { useEffect, useMemo, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import type { Engine } from "../engine";
import { useKeys } from "../keys";
import { sizeOf } from "../layout";
import type { FrameSource } from "../loading";
import { Problem } from "../problem";
import type { Stack, Study } from "../study";
import { describe } from "./describe";
import { FilmBar } from "./FilmBar";
import { FilmFoot } from "./FilmFoot";
import { FilmPage } from "./FilmPage";
import { FilmSeries } from "./FilmSeries";
import { isSame, type FilmImage } from "./images";
import type { FilmControl } from "./useFilm";
import { useMaking } from "./useMaking";
import { seriesName } from "./words";
import "./film.css";

interface FilmsProps {
  study: Study;
  film: FilmControl;
  /** What was looked at before. */
  active: Stack | undefined;
  source: FrameSource;
  engine: Engine | undefined;
  engineFailure: unknown;
  startEngine: () => void;
  guest: boolean;
  /** Where the tools stand. */
  bar: HTMLElement | null;
  foot: HTMLElement | null;
  onClose: () => void;
}

/** Images of the study on films, to be put in order, kept as files and printed. */
export function Films(props: FilmsProps) {
  const { study, film, active, source, engine, engineFailure, startEngine, guest, bar, foot, onClose } =
    props;
  const { t } = useTranslation();
  useEffect(startEngine, [startEngine]);
  const stacks = useMemo(() => study.items.filter((item) => item.kind === "stack"), [study]);
  const [stack, setStack] = useState(active ?? stacks[0]);
  const [wanted, setPage] = useState(0);
  const [chosen, setChosen] = useState<FilmImage>();
  const [withFigures, setWithFigures] = useState(true);
  const [attempt, setAttempt] = useState(0);
  const page = Math.min(wanted, film.films.length - 1);
  const { sheet, images, windows } = film;
  const films = useMemo(
    () => describe(study, { images, sheet, windows }, { guest, withFigures, t }),
    [study, images, sheet, windows, guest, withFigures, t],
  );
  const filmSource = useMemo(() => engine && { engine, server: source.server }, [engine, source]);
  const taken = study.studies[0]?.taken?.slice(0, "2026-03-09".length) ?? "";
  const making = useMaking(films, filmSource, ["film", taken].filter(Boolean).join("-"));
  const placeOfChosen = images.findIndex((image) => isSame(image, chosen));
  const isChosen = placeOfChosen >= 0;
  const go = (to: number) => setPage(Math.min(film.films.length - 1, Math.max(0, to)));
  const moveTo = (to: number) => {
    if (chosen) {
      film.move(chosen, to);
      go(Math.floor(to / sizeOf(sheet.layout)));
    }
  };
  const remove = () => chosen && film.remove(chosen);
  useKeys((key) => {
    switch (key) {
      case "Escape":
        return onClose;
      case "ArrowLeft":
      case "PageUp":
        return () => go(page - 1);
      case "ArrowRight":
      case "PageDown":
        return () => go(page + 1);
      case "[":
        return isChosen ? () => moveTo(placeOfChosen - 1) : undefined;
      case "]":
        return isChosen ? () => moveTo(placeOfChosen + 1) : undefined;
      case "Delete":
      case "Backspace":
        return isChosen ? remove : undefined;
      default:
        return undefined;
    }
  });
  const shown = films[page];
  const shownImages = film.films[page] ?? [];
  const nameOf = (place: number) => {
    const image = shownImages[place];
    const series = stacks.find(({ id }) => id === image?.itemId)?.series;
    return t("film.image", {
      place: place + 1,
      series: series ? seriesName(series) : "",
      number: (image?.index ?? 0) + 1,
    });
  };
  return (
    <>
      {bar &&
        createPortal(
          <FilmBar
            film={film}
            withFigures={withFigures}
            onFigures={() => setWithFigures(!withFigures)}
            canMake={engine !== undefined && images.length > 0 && making.made === undefined}
            onExport={making.exportFilms}
            onPrint={making.printFilms}
            onClose={onClose}
          />,
          bar,
        )}
      <div className="films" data-testid="films">
        {stack && (
          <FilmSeries
            film={film}
            stacks={stacks}
            stack={stack}
            nameOf={({ series }) => seriesName(series)}
            onStack={setStack}
          />
        )}
        {images.length === 0 && <p className="film-empty">{t("film.empty")}</p>}
        {images.length > 0 && shown && filmSource && (
          <FilmPage
            key={attempt}
            film={shown}
            source={filmSource}
            images={shownImages}
            nameOf={nameOf}
            chosen={chosen}
            onChoose={setChosen}
            onDrop={(place) => moveTo(page * sizeOf(sheet.layout) + place)}
            onRetry={() => setAttempt(attempt + 1)}
          />
        )}
        {engineFailure !== undefined && (
          <Problem failure={engineFailure} otherwise="engine" onRetry={startEngine} />
        )}
        {(making.made !== undefined || making.failed) && (
          <p className="notice" role={making.failed ? "alert" : "status"} data-testid="film-making">
            {making.made === undefined
              ? t("film.failed")
              : t("film.making", { number: making.made + 1, total: films.length })}
          </p>
        )}
        {making.paper}
      </div>
      {foot &&
        createPortal(
          <FilmFoot
            page={page}
            total={film.films.length}
            onPage={go}
            onMove={isChosen ? (by) => moveTo(placeOfChosen + by) : undefined}
            onRemove={remove}
          />,
          foot,
        )}
    </>
  );
}
