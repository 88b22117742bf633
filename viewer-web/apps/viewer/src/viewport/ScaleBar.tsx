import { useTranslation } from "react-i18next";
import type { SpacingBasis } from "../study";
import { scaleBarLength } from "./scaleBarLength";

/** A length to compare with, and what its millimetres stand on where they are not simply the patient's. */
export function ScaleBar({
  pixelsPerMillimetre,
  basis,
}: {
  pixelsPerMillimetre: number;
  basis: SpacingBasis;
}) {
  const { t } = useTranslation();
  const millimetres = scaleBarLength(pixelsPerMillimetre);
  const words = millimetres >= 10 ? `${millimetres / 10} cm` : `${millimetres} mm`;
  return (
    <div
      className="scale-bar numbers"
      data-testid="scale-bar"
      data-millimetres={millimetres}
      style={{ width: millimetres * pixelsPerMillimetre }}
    >
      <span>{[words, t(`scale.${basis}`)].filter(Boolean).join(" · ")}</span>
    </div>
  );
}
