import { useTranslation } from "react-i18next";

interface FilmFootProps {
  /** The film that is seen, from 0. */
  page: number;
  total: number;
  onPage: (page: number) => void;
  /** What can be done with the image that is chosen; undefined: none is. */
  onMove: ((by: -1 | 1) => void) | undefined;
  onRemove: () => void;
}

/** From film to film, and an image from place to place, for fingers and keyboards. */
export function FilmFoot({ page, total, onPage, onMove, onRemove }: FilmFootProps) {
  const { t } = useTranslation();
  return (
    <div className="film-foot numbers">
      <button
        type="button"
        className="quiet"
        disabled={page === 0}
        aria-label={t("film.previous")}
        data-testid="film-previous"
        onClick={() => onPage(page - 1)}
      >
        ‹
      </button>
      <span data-testid="film-number" role="status">
        {t("film.page", { number: page + 1, total })}
      </span>
      <button
        type="button"
        className="quiet"
        disabled={page + 1 >= total}
        aria-label={t("film.next")}
        data-testid="film-next"
        onClick={() => onPage(page + 1)}
      >
        ›
      </button>
      {onMove && (
        <span className="film-chosen">
          <button type="button" className="quiet" data-testid="film-earlier" onClick={() => onMove(-1)}>
            {t("film.earlier")}
          </button>
          <button type="button" className="quiet" data-testid="film-later" onClick={() => onMove(1)}>
            {t("film.later")}
          </button>
          <button type="button" className="quiet" data-testid="film-remove" onClick={onRemove}>
            {t("film.remove")}
          </button>
        </span>
      )}
    </div>
  );
}
