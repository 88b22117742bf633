import type { Repetition, TraceState } from "@yingdun/api";
import { Alert, type AlertProps } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";

const names = [
  "verdict",
  "reason",
  "matches",
  "statistic",
  "population",
  "geometriesTested",
  "highestStatistic",
  "engineVersion",
  "keyFingerprint",
] as const;

/** The last part of a path such as «basis.engineVersion»; an unknown one is some statistic. */
const nameOf = (what: string) => names.find((name) => what.split(".").at(-1) === name) ?? "statistic";

type Outcome = "open" | "failed" | "cancelled" | "same" | "differs";

const looks: Record<Outcome, AlertProps["type"]> = {
  open: "info",
  failed: "error",
  cancelled: "error",
  same: "success",
  differs: "warning",
};

/** A check that came to no end has confirmed nothing. */
function outcomeOf({ same }: Repetition, state: TraceState): Outcome {
  if (same !== undefined) {
    return same ? "same" : "differs";
  }
  return state === "FAILED" ? "failed" : state === "CANCELLED" ? "cancelled" : "open";
}

/** Whether the stored pictures gave the same verdict again, and what did not. */
export function RepetitionNotice({ repetition, state }: { repetition: Repetition; state: TraceState }) {
  const { t } = useTranslation(["traces", "common"]);
  const outcome = outcomeOf(repetition, state);
  return (
    <Alert
      type={looks[outcome]}
      showIcon
      data-testid="trace-repetition"
      data-same={repetition.same}
      title={t(`repetition.${outcome}`)}
      description={
        <>
          <Link to={`/traces/${encodeURIComponent(repetition.of)}`}>{t("repetition.of")}</Link>
          {repetition.differences.length > 0 && (
            <ul style={{ margin: 0, paddingInlineStart: 18 }}>
              {repetition.differences.map(({ what, before, now }) => (
                <li key={what} style={{ overflowWrap: "anywhere" }}>
                  {t("repetition.difference", {
                    what: t(`what.${nameOf(what)}`),
                    before: before ?? "–",
                    now: now ?? "–",
                  })}
                </li>
              ))}
            </ul>
          )}
        </>
      }
    />
  );
}
