import { useTranslation } from "react-i18next";
import { nameOf } from "../layout";
import { Choice, Tool } from "../tools";
import { divisionsOf, orientations, sheetSizes } from "./sheet";
import type { FilmControl } from "./useFilm";

interface FilmBarProps {
  film: FilmControl;
  withFigures: boolean;
  onFigures: () => void;
  /** There is something to print, and nothing is being made. */
  canMake: boolean;
  onExport: () => void;
  onPrint: () => void;
  onClose: () => void;
}

/** Of what size films are and how they are divided, and what becomes of them. */
export function FilmBar({ film, withFigures, onFigures, canMake, onExport, onPrint, onClose }: FilmBarProps) {
  const { t } = useTranslation();
  const { sheet } = film;
  const divisions = divisionsOf(sheet.orientation);
  const layouts = [...new Set([...divisions, sheet.layout].map(nameOf))];
  return (
    <div className="toolbar" role="toolbar" aria-label={t("tool.bar")} data-testid="toolbar">
      <Tool name="film" pressed onPress={onClose} />
      <Tool name="download" id="film-export" disabled={!canMake} onPress={onExport} />
      <Tool name="print" id="film-print" disabled={!canMake} onPress={onPrint} />
      <Tool name="measure" id="film-figures" pressed={withFigures} onPress={onFigures} />
      <Choice
        name="film-size"
        label={t("film.size")}
        value={sheet.size}
        options={sheetSizes}
        textOf={(size) => (size === "A4" ? size : t("film.inches", { size: size.replace("x", "×") }))}
        onChoose={(size) => film.setSheet({ size })}
      />
      <Choice
        name="film-orientation"
        label={t("film.orientation")}
        value={sheet.orientation}
        options={orientations}
        textOf={(one) => t(`film.${one}`)}
        onChoose={film.turn}
      />
      <Choice
        name="film-layout"
        label={t("film.layout")}
        value={nameOf(sheet.layout)}
        options={layouts}
        textOf={(name) => name.replace("x", "×")}
        onChoose={(name) => {
          const layout = divisions.find((one) => nameOf(one) === name);
          if (layout) {
            film.setSheet({ layout });
          }
        }}
      />
    </div>
  );
}
