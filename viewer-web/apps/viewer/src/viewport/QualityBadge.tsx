import { useTranslation } from "react-i18next";
import type { FirstImageQuality } from "./FirstImage";

/** Whether what is on the screen now is what the device stored. */
export function QualityBadge({ quality }: { quality: FirstImageQuality | undefined }) {
  const { t } = useTranslation();
  return quality ? (
    <span
      className="quality"
      data-testid="quality-badge"
      data-quality={quality}
      title={t(`quality.${quality}Hint`)}
    >
      {t(`quality.${quality}`)}
    </span>
  ) : null;
}
