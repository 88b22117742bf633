import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Dialog } from "../dialog";
import type { SpacingBasis } from "../study";

/** Longer is nobody, mm. */
const LONGEST = 3000;

interface AskCalibrationProps {
  /** What the line is without it, with its unit. */
  length: string;
  basis: SpacingBasis;
  /** There are others of its series. */
  ofSeveral: boolean;
  onAnswer: (millimetres: number, wholeSeries: boolean) => void;
  onGiveUp: () => void;
}

/** How long what the reader drew is in the patient. */
export function AskCalibration({ length, basis, ofSeveral, onAnswer, onGiveUp }: AskCalibrationProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [wholeSeries, setWholeSeries] = useState(false);
  const millimetres = Number(text.replace(",", "."));
  // 1,000 is a thousand to some and one to others: every length of the series would be wrong by that.
  const ambiguous = /,\d{3}$/.test(text.trim());
  const usable = text.trim() !== "" && !ambiguous && millimetres > 0 && millimetres <= LONGEST;
  return (
    <Dialog title={t("calibration.title")} testId="calibration" onClose={onGiveUp}>
      <form
        method="dialog"
        onSubmit={(event) => {
          event.preventDefault();
          if (usable) {
            onAnswer(millimetres, wholeSeries);
          }
        }}
      >
        <p className="numbers">{t("calibration.drawn", { length })}</p>
        {basis === "patient" && <p className="calibration-doubt">{t("calibration.known")}</p>}
        <label className="calibration-length">
          <span>{t("calibration.true")}</span>
          <input
            inputMode="decimal"
            value={text}
            maxLength={8}
            autoComplete="off"
            data-testid="calibration-length"
            onChange={({ target }) => setText(target.value)}
          />
        </label>
        {ambiguous && (
          <p className="calibration-doubt" role="alert" data-testid="calibration-ambiguous">
            {t("calibration.ambiguous")}
          </p>
        )}
        {ofSeveral && (
          <label className="calibration-series">
            <input
              type="checkbox"
              checked={wholeSeries}
              data-testid="calibration-series"
              onChange={({ target }) => setWholeSeries(target.checked)}
            />
            <span>{t("calibration.series")}</span>
          </label>
        )}
        <div className="dialog-buttons">
          <button type="button" className="quiet" onClick={onGiveUp}>
            {t("dialog.cancel")}
          </button>
          <button type="submit" className="primary" disabled={!usable} data-testid="calibration-done">
            {t("dialog.done")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
