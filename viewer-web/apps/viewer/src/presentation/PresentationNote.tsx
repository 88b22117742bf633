import { useTranslation } from "react-i18next";
import type { PresentationState } from "../gsps";
import type { PresentationControl } from "../saving";
import "./presentation.css";

interface PresentationNoteProps {
  /** By which one the picture is shown; undefined: by none. */
  state: PresentationState | undefined;
  control: PresentationControl;
  onLeave: () => void;
}

/** By whose state the picture is shown, and what became of the one that was to be saved. */
export function PresentationNote({ state, control, onLeave }: PresentationNoteProps) {
  const { t } = useTranslation();
  const { saving, saved, fault } = control;
  const became = saving ? "saving" : (fault ?? (saved ? "saved" : undefined));
  return (
    <div className="presentation-notes">
      {state && (
        <p className="presentation-note" role="status" data-testid="presentation">
          {[t("presentation.shown", { label: state.label }), state.creator].filter(Boolean).join(" · ")}
          {state.partly && <small data-testid="presentation-partly">{t("presentation.partly")}</small>}
          <button
            type="button"
            className="quiet"
            aria-label={t("presentation.leave")}
            title={t("presentation.leave")}
            data-testid="presentation-leave"
            onClick={onLeave}
          >
            ×
          </button>
        </p>
      )}
      {became && (
        <p
          className="presentation-note"
          role={fault ? "alert" : "status"}
          data-testid="presentation-saving"
          data-state={became}
        >
          {t(`presentation.${became}`, { label: saved?.label })}
          {fault && (
            <button type="button" className="quiet" onClick={control.again}>
              {t("retry")}
            </button>
          )}
          {!saving && (
            <button
              type="button"
              className="quiet"
              aria-label={t("presentation.dismiss")}
              data-testid="presentation-dismiss"
              onClick={control.forget}
            >
              ×
            </button>
          )}
        </p>
      )}
    </div>
  );
}
