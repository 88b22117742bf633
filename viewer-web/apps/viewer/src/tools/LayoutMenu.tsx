import { useTranslation } from "react-i18next";
import { nameOf, offeredLayouts, usePortrait, type Layout, type StageOptionsControl } from "../layout";
import { Tool } from "./Tool";
import { ToolMenu } from "./ToolMenu";

interface LayoutMenuProps {
  layout: Layout;
  onArrange: (layout: Layout) => void;
  options: StageOptionsControl;
  /** Undefined: there are no images for one. */
  onFilm: (() => void) | undefined;
}

/** How many cells, and what they have to do with one another. */
export function LayoutMenu({ layout, onArrange, options, onFilm }: LayoutMenuProps) {
  const { t } = useTranslation();
  const { columns, layouts } = offeredLayouts(usePortrait());
  return (
    <ToolMenu name="layout" icon="layout" pressed={false}>
      <div
        className="layouts"
        role="group"
        aria-label={t("tool.layout")}
        style={{ "--columns": columns } as React.CSSProperties}
      >
        {layouts.map((one) => (
          <button
            key={nameOf(one)}
            type="button"
            className="layout-choice numbers"
            aria-pressed={nameOf(one) === nameOf(layout)}
            aria-label={t("layout.choice", { rows: one.rows, columns: one.columns })}
            data-testid={`layout-${nameOf(one)}`}
            onClick={() => onArrange(one)}
          >
            {`${one.rows}×${one.columns}`}
          </button>
        ))}
      </div>
      <Tool name="linked" pressed={options.linked} onPress={() => options.toggle("linked")} />
      <Tool
        name="referenceLines"
        pressed={options.referenceLines}
        onPress={() => options.toggle("referenceLines")}
      />
      {onFilm && <Tool name="film" onPress={onFilm} />}
    </ToolMenu>
  );
}
