import { useTranslation } from "react-i18next";
import { colourMaps, gradientOf, type ColourMap } from "../colours";
import type { ToolActions } from "./toolActions";
import { ToolMenu } from "./ToolMenu";

interface ColourMenuProps {
  setColours: ToolActions["setColours"];
  /** On the screen now; undefined: greys. */
  current: ColourMap | undefined;
}

const GREYS = "linear-gradient(to right, #000, #fff)";

/** Colours in the place of greys, each seen before it is chosen. */
export function ColourMenu({ setColours, current }: ColourMenuProps) {
  const { t } = useTranslation();
  return (
    <ToolMenu name="colours" icon="colours" pressed={current !== undefined}>
      {[undefined, ...colourMaps].map((map) => (
        <button
          key={map ?? "greys"}
          type="button"
          className="tool colour-choice"
          aria-pressed={map === current}
          data-testid={`colours-${map ?? "greys"}`}
          onClick={() => setColours(map)}
        >
          <span className="swatch" style={{ background: map ? gradientOf(map, "to right") : GREYS }} />
          <span>{t(`colours.${map ?? "greys"}`)}</span>
        </button>
      ))}
    </ToolMenu>
  );
}
