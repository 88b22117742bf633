import { useTranslation } from "react-i18next";
import { nameOf, offeredLayouts, usePortrait, type Layout, type StageOptionsControl } from "../layout";
import { Tool } from "./Tool";
import { ToolMenu } from "./ToolMenu";

/** A film of it, a copy beside it, the pictures of a scanned film, or nothing any more. */
type Making = "film" | "duplicate" | "split" | "discard";

const makings: Making[] = ["film", "duplicate", "split", "discard"];

interface LayoutMenuProps {
  layout: Layout;
  onArrange: (layout: Layout) => void;
  options: StageOptionsControl;
  /** What can be made of the active series; undefined: this cannot. */
  make: Record<Making, (() => void) | undefined>;
  /** Series were copied. */
  hasCopies: boolean;
}

/** How many cells, and what they have to do with one another. */
export function LayoutMenu({ layout, onArrange, options, make, hasCopies }: LayoutMenuProps) {
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
      {hasCopies && (
        <Tool
          name="copiesInStep"
          pressed={options.copiesInStep}
          onPress={() => options.toggle("copiesInStep")}
        />
      )}
      {makings.map((one) => {
        const run = make[one];
        return run && <Tool key={one} name={one} onPress={run} />;
      })}
    </ToolMenu>
  );
}
