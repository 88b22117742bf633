import { useTranslation } from "react-i18next";
import type { Measured } from "./useMeasurements";
import "./measurements.css";

interface MeasurementListProps {
  measured: readonly Measured[];
  onJump: (index: number) => void;
}

/** Values as text, so that they can be read, copied and found again. */
export function MeasurementList({ measured, onJump }: MeasurementListProps) {
  const { t } = useTranslation();
  if (measured.length === 0) {
    return null;
  }
  return (
    <section className="measurements" aria-label={t("measurement.list")}>
      {measured.map(({ uid, index, text, basis, remove }, place) => (
        <div key={uid} className="measurement" data-testid={`measurement-${place + 1}`}>
          <button
            type="button"
            className="quiet numbers"
            title={t("measurement.jump", { number: index + 1 })}
            onClick={() => onJump(index)}
          >
            <span data-testid={`measurement-${place + 1}-value`}>{text}</span>
          </button>
          <button
            type="button"
            className="quiet"
            aria-label={t("measurement.remove", { number: place + 1 })}
            onClick={remove}
          >
            ×
          </button>
          {basis !== "patient" && <small data-basis={basis}>{t(`measurement.basis.${basis}`)}</small>}
        </div>
      ))}
    </section>
  );
}
