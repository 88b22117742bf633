import { useTranslation } from "react-i18next";
import { gradientOf } from "../colours";
import type { ViewState } from "../engine";
import type { Frame, VoiWindow } from "../study";
import { short } from "./short";

interface ColourBarProps {
  colours: NonNullable<ViewState["colours"]>;
  window: VoiWindow;
  frame: Pick<Frame, "suv">;
}

/** Which colour is which value: the window's ends, in SUV for PET. */
export function ColourBar({ colours: { map, inverted }, window: { center, width }, frame }: ColourBarProps) {
  const { t } = useTranslation();
  const factor = frame.suv?.factor ?? 1;
  return (
    <div className="colour-bar numbers" data-testid="colour-bar" data-colours={map}>
      <span data-testid="colour-bar-upper">{short((center + width / 2) * factor)}</span>
      <span
        role="img"
        aria-label={t("corner.colours", { name: t(`colours.${map}`) })}
        style={{ background: gradientOf(map, "to top", inverted) }}
      />
      <span data-testid="colour-bar-lower">{short((center - width / 2) * factor)}</span>
    </div>
  );
}
