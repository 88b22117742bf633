import type { StatePoint } from "@yingdun/api";
import { formatTime } from "@yingdun/ui";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { LineChart, type LineChartSeries } from "../chart";
import { EmptyHint } from "../page";
import { useColourScheme } from "../preferences";
import { stateLooks } from "../status";

const shown = [
  ["ONLINE", "solid"],
  ["OFFLINE", "dashed"],
  ["ABNORMALLY_OFFLINE", "dotted"],
] as const;

export function StateHistory({ history }: { history: StatePoint[] }) {
  const { t } = useTranslation(["overview", "common"]);
  const { dark } = useColourScheme();
  const series = useMemo<LineChartSeries[]>(
    () =>
      shown.map(([state, dash]) => ({
        name: t(`common:state.${state}`),
        colour: stateLooks[state].line[dark ? 1 : 0],
        dash,
        points: history.map((point) => [point.at, point[state]]),
      })),
    [history, dark, t],
  );
  const last = history.at(-1);
  if (!last || history.length < 2) {
    return <EmptyHint text={t("history.empty")} />;
  }
  const label = t("history.label", {
    from: formatTime(history[0]?.at),
    to: formatTime(last.at),
    online: last.ONLINE,
    offline: last.OFFLINE,
    abnormal: last.ABNORMALLY_OFFLINE,
  });
  return <LineChart series={series} label={label} height={240} />;
}
