import { useTranslation } from "react-i18next";
import type { Status } from "../api";

const STEPS: Status[] = ["REGISTERED", "EXAMINED", "REPORTED", "APPROVED"];

/** How far an examination has come; what is done has a tick, so that it is not told by colour alone. */
export function StatusSteps({ status }: { status: Status }) {
  const { t } = useTranslation();
  const reached = STEPS.indexOf(status);
  return (
    <ol className="steps" data-testid="steps" data-status={status}>
      {STEPS.map((step, index) => (
        <li
          key={step}
          className={index <= reached ? "done" : ""}
          aria-current={index === reached ? "step" : undefined}
        >
          <span className="dot" aria-hidden="true">
            {index <= reached ? "✓" : index + 1}
          </span>
          {t(`status.${step}`)}
        </li>
      ))}
    </ol>
  );
}
