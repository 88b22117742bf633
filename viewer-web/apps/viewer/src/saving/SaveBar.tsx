import { useTranslation } from "react-i18next";
import type { Saving } from "./useSaving";
import "./saving.css";

/** Whether the server has what was measured, and what of its own could not be drawn. */
export function SaveBar({ saving }: { saving: Saving }) {
  const { t } = useTranslation();
  const { unsaved, fault, saved, conflicts, leftOut, save } = saving;
  const state = saving.saving ? "saving" : (fault ?? (unsaved ? "unsaved" : saved ? "saved" : "nothing"));
  return (
    <div className="save-bar" data-testid="saving" data-state={state}>
      {state !== "nothing" && (
        <div className="save-line">
          <small role={fault ? "alert" : "status"}>{t(`saving.${state}`)}</small>
          <button
            type="button"
            className="quiet"
            title={t("saving.hint")}
            disabled={!unsaved || saving.saving}
            data-testid="save-measurements"
            onClick={save}
          >
            {t("saving.save")}
          </button>
        </div>
      )}
      {conflicts > 0 && (
        <small role="status" data-testid="saving-conflicts">
          {t("saving.conflicts", { count: conflicts })}
        </small>
      )}
      {leftOut.length > 0 && (
        <details className="left-out" data-testid="left-out">
          <summary>{t("saving.leftOut", { count: leftOut.length })}</summary>
          <ul>
            {leftOut.map(({ reason, text }, place) => (
              // The list never changes its order.
              // oxlint-disable-next-line react/no-array-index-key
              <li key={place} data-reason={reason}>
                {[t(`saving.reason.${reason}`), text].filter(Boolean).join(" ")}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
