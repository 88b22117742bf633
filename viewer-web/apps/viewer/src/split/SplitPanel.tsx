import { useTranslation } from "react-i18next";
import { fitting, cellsOf, MOST, type Grid, type Size } from "./grid";

interface SplitPanelProps {
  grid: Grid;
  size: Size;
  onGrid: (grid: Grid) => void;
  /** Looks for the gaps again. */
  onPropose: () => void;
  onSplit: () => void;
  onCancel: () => void;
}

const fields = ["rows", "columns", "top", "bottom", "left", "right", "rowGap", "columnGap"] as const;

/** The numbers of the grid, and what is to be done with it. */
export function SplitPanel({ grid, size, onGrid, onPropose, onSplit, onCancel }: SplitPanelProps) {
  const { t } = useTranslation();
  const cells = cellsOf(grid, size);
  return (
    <form
      className="split-panel numbers"
      data-testid="split-panel"
      onSubmit={(event) => {
        event.preventDefault();
        onSplit();
      }}
    >
      {fields.map((field) => (
        <label key={field}>
          <span>{t(`split.${field}`)}</span>
          <input
            type="number"
            inputMode="numeric"
            min={field === "rows" || field === "columns" ? 1 : 0}
            max={field === "rows" || field === "columns" ? MOST : Math.max(size.rows, size.columns)}
            value={grid[field]}
            data-testid={`split-${field}`}
            onChange={({ target }) => onGrid(fitting({ ...grid, [field]: Number(target.value) }, size))}
          />
        </label>
      ))}
      <span className="split-cells" data-testid="split-cells">
        {t("split.cells", { count: cells.length, columns: cells[0]?.columns, rows: cells[0]?.rows })}
      </span>
      <button type="button" className="quiet" data-testid="split-propose" onClick={onPropose}>
        {t("split.propose")}
      </button>
      <button type="button" className="quiet" data-testid="split-cancel" onClick={onCancel}>
        {t("split.cancel")}
      </button>
      <button type="submit" className="split-done" data-testid="split-done">
        {t("split.done")}
      </button>
    </form>
  );
}
