import type { Trace } from "@yingdun/api";
import { Card, Descriptions, Typography } from "antd";
import { useTranslation } from "react-i18next";

/** The ranked result with the runner-up: how far the winner stands from anybody else is what convinces. */
export function MatchTable({ trace }: { trace: Trace }) {
  const { t } = useTranslation(["traces", "common"]);
  const best = trace.matches[0];
  const runnerUp = trace.runnerUp;
  const named = trace.matches.some(
    (match) =>
      match.endpointId === runnerUp?.endpointId &&
      (match.endpointId !== undefined || match.endpointName === runnerUp?.endpointName),
  );
  const rows = [
    ...trace.matches.map((match) => ({
      name: match.endpointName || t("page.unreported"),
      statistic: match.statistic,
      mark: t("rank.attributed"),
    })),
    ...(runnerUp
      ? [
          {
            name: runnerUp.endpointName || t("page.unreported"),
            statistic: runnerUp.statistic,
            mark: t(named ? "rank.otherSlot" : "rank.runnerUp"),
          },
        ]
      : []),
  ];
  const largest = Math.max(1, ...rows.map((row) => row.statistic));
  return (
    <Card size="small" title={t("rank.title")}>
      {rows.length === 0 && <p>{t("rank.nobody")}</p>}
      <ol style={{ margin: 0, paddingInlineStart: 20 }}>
        {rows.map((row) => (
          <li key={row.mark + row.name + row.statistic}>
            <strong>{row.name}</strong> <Typography.Text type="secondary">{row.mark}</Typography.Text>{" "}
            {row.statistic.toFixed(1)}
            <div
              aria-hidden
              className="yd-bar"
              style={{ width: `${(100 * Math.max(0, row.statistic)) / largest}%` }}
            />
          </li>
        ))}
      </ol>
      <Descriptions
        size="small"
        column={1}
        style={{ marginTop: 12 }}
        items={[
          { key: "population", label: t("population"), children: trace.population },
          { key: "seconds", label: t("seconds"), children: trace.seconds?.toFixed(2) ?? "–" },
          ...(best
            ? [
                {
                  key: "probability",
                  label: t("probability"),
                  children: best.falseAccusationProbability.toExponential(1),
                },
              ]
            : []),
          ...(trace.basis
            ? [
                {
                  key: "highest",
                  label: t("basis.highest"),
                  children: trace.basis.highestStatistic.toFixed(2),
                },
                { key: "geometries", label: t("basis.geometries"), children: trace.basis.geometriesTested },
                ...(trace.basis.earlierTraces === undefined
                  ? []
                  : [{ key: "earlier", label: t("basis.earlier"), children: trace.basis.earlierTraces }]),
                { key: "threshold", label: t("basis.threshold"), children: trace.basis.threshold },
                { key: "engine", label: t("basis.engine"), children: trace.basis.engineVersion },
                { key: "keyId", label: t("basis.key"), children: trace.basis.keyFingerprint },
              ]
            : []),
        ]}
      />
      <Typography.Text type="secondary">{t("rank.explain")}</Typography.Text>
    </Card>
  );
}
