import { useTranslation } from "react-i18next";
import { Dialog } from "../dialog";
import { gestures, otherKeys, planeKeys, toolKeys } from "./shortcuts";

/** Everything that the hands can do, on one page. */
export function Help({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  return (
    <Dialog title={t("help.title")} testId="help" onClose={onClose}>
      <form method="dialog" className="help-close">
        <button type="submit" className="quiet" data-testid="help-close">
          {t("dialog.done")}
        </button>
      </form>
      <div className="help">
        <dl>
          {gestures.map((gesture) => (
            <div key={gesture}>
              <dt>{t(`help.gesture.${gesture}`)}</dt>
              <dd>{t(`help.does.${gesture}`)}</dd>
            </div>
          ))}
          {otherKeys.map(([keys, action]) => (
            <div key={action}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{t(`help.key.${action}`)}</dd>
            </div>
          ))}
          {Object.entries(toolKeys).map(([key, tool]) => (
            <div key={key}>
              <dt>
                <kbd>{key}</kbd>
              </dt>
              <dd>{t(`tool.${tool}`)}</dd>
            </div>
          ))}
        </dl>
        <h3>{t("tool.mpr")}</h3>
        <dl>
          {planeKeys.map(([keys, action]) => (
            <div key={action}>
              <dt>
                <kbd>{keys}</kbd>
              </dt>
              <dd>{t(`help.plane.${action}`)}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Dialog>
  );
}
