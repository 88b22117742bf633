import { useTranslation } from "react-i18next";
import { MAXIMUM_RATE, type Cine } from "./useCine";

/** The pace, while it plays. */
export function CineControls({ cine }: { cine: Cine }) {
  const { t } = useTranslation();
  if (!cine.playing) {
    return null;
  }
  const words = t("tool.rate", { rate: cine.rate });
  return (
    <label className="cine numbers">
      <span data-testid="cine-rate">{words}</span>
      {cine.dropped > 0 && (
        <span className="cine-dropped" data-testid="cine-dropped">
          {t("tool.dropped", { count: cine.dropped })}
        </span>
      )}
      <input
        type="range"
        min={1}
        max={MAXIMUM_RATE}
        value={cine.rate}
        aria-label={words}
        onChange={(event) => cine.setRate(Number(event.target.value))}
      />
    </label>
  );
}
