import type { Repetition } from "@yingdun/api";
import { Alert } from "antd";
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

/** Whether the stored pictures gave the same verdict again, and what did not. */
export function RepetitionNotice({ repetition }: { repetition: Repetition }) {
  const { t } = useTranslation(["traces", "common"]);
  const outcome = repetition.same === undefined ? "open" : repetition.same ? "same" : "differs";
  return (
    <Alert
      type={outcome === "differs" ? "warning" : "success"}
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
