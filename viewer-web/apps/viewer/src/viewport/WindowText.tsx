import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { Frame, VoiWindow } from "../study";
import { short } from "./short";

interface WindowTextProps {
  window: VoiWindow;
  frame: Pick<Frame, "suv">;
}

export function WindowText(props: WindowTextProps) {
  const { t } = useTranslation();
  return <span data-testid="window-level">{windowText(t, props)}</span>;
}

/** A window by width and level; readers of PET name it by its ends, in SUV. */
export function windowText(
  t: TFunction,
  { window: { center, width }, frame: { suv } }: WindowTextProps,
): string {
  return suv?.factor !== undefined
    ? t("corner.suvWindow", {
        from: short((center - width / 2) * suv.factor),
        to: short((center + width / 2) * suv.factor),
      })
    : t("corner.window", { width: short(width), center: short(center) });
}
