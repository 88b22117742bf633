import { useTranslation } from "react-i18next";
import type { DicomWeb } from "../dicomweb";
import type { Engine } from "../engine";
import { dragSeries } from "../layout";
import type { StudyItem } from "../study";
import { Thumbnail } from "./Thumbnail";
import "./series.css";

interface SeriesListProps {
  items: readonly StudyItem[];
  selectedId: string | undefined;
  /** Those that are in a cell. */
  shownIds: ReadonlySet<string>;
  onSelect: (id: string) => void;
  server: DicomWeb;
  engine: Engine | undefined;
}

/** Everything that the study holds, pictures first. */
export function SeriesList({ items, selectedId, shownIds, onSelect, server, engine }: SeriesListProps) {
  const { t } = useTranslation();
  return (
    <nav className="series-list" aria-label={t("seriesList")} data-testid="series-list">
      {items.map((item, index) => (
        <button
          key={item.id}
          type="button"
          className="series-item"
          aria-current={item.id === selectedId}
          data-shown={shownIds.has(item.id)}
          draggable
          onDragStart={({ dataTransfer }) => dragSeries(dataTransfer, item.id)}
          data-testid={`series-${index}`}
          data-kind={item.kind === "stack" ? "stack" : item.type}
          title={titleOf(item)}
          onClick={() => onSelect(item.id)}
        >
          {item.kind === "stack" ? (
            <Thumbnail stack={item} server={server} engine={engine} />
          ) : (
            <span className="thumbnail paper">{t(`document.${item.type}`)}</span>
          )}
          <span className="series-text">
            <span className="series-name">{titleOf(item) ?? t("unnamed")}</span>
            <span className="series-facts numbers">
              {[
                item.series.modality,
                item.series.seriesNumber !== undefined &&
                  t("seriesNumber", { number: item.series.seriesNumber }),
                item.kind === "stack" && item.derived && t(`derived.${item.derived.as}`),
                item.kind === "stack" && t("frameCount", { count: item.frames.length }),
              ]
                .filter(Boolean)
                .join(" · ")}
            </span>
          </span>
        </button>
      ))}
    </nav>
  );
}

const titleOf = (item: StudyItem) =>
  (item.kind === "document" ? item.title : undefined) ?? item.series.description;
