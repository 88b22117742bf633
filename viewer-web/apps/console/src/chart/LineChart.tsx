import { LineChart as Lines } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { init, use, type ComposeOption, type EChartsType } from "echarts/core";
import type { GridComponentOption, LegendComponentOption, TooltipComponentOption } from "echarts/components";
import type { LineSeriesOption } from "echarts/charts";
import { SVGRenderer } from "echarts/renderers";
import { theme } from "antd";
import { useEffect, useRef } from "react";

use([Lines, GridComponent, LegendComponent, TooltipComponent, SVGRenderer]);

type Option = ComposeOption<
  GridComponentOption | LegendComponentOption | TooltipComponentOption | LineSeriesOption
>;

export interface LineChartSeries {
  name: string;
  colour: string;
  dash: "solid" | "dashed" | "dotted";
  points: [time: string, value: number][];
}

/** Steps over time. The label says in words what the picture shows. */
export default function LineChart({
  series,
  label,
  height,
}: {
  series: LineChartSeries[];
  label: string;
  height: number;
}) {
  const { token } = theme.useToken();
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<EChartsType>(undefined);

  useEffect(() => {
    if (!host.current) {
      return;
    }
    const made = init(host.current, undefined, { renderer: "svg" });
    chart.current = made;
    const resizes = new ResizeObserver(() => made.resize());
    resizes.observe(host.current);
    return () => {
      resizes.disconnect();
      made.dispose();
    };
  }, []);

  useEffect(() => {
    const text = { color: token.colorTextSecondary, fontFamily: token.fontFamily };
    const option: Option = {
      animation: false,
      grid: {
        left: 8,
        right: 16,
        top: 36,
        bottom: 8,
        outerBoundsMode: "same",
        outerBoundsContain: "axisLabel",
      },
      legend: { top: 0, left: 0, textStyle: text, itemGap: 20 },
      tooltip: {
        trigger: "axis",
        backgroundColor: token.colorBgElevated,
        borderColor: token.colorBorder,
        textStyle: { color: token.colorText, fontFamily: token.fontFamily },
      },
      xAxis: {
        type: "time",
        axisLabel: { ...text, hideOverlap: true },
        axisLine: { lineStyle: { color: token.colorBorder } },
      },
      yAxis: {
        type: "value",
        minInterval: 1,
        axisLabel: text,
        splitLine: { lineStyle: { color: token.colorBorderSecondary } },
      },
      series: series.map((one) => ({
        type: "line",
        step: "end",
        symbol: "none",
        name: one.name,
        color: one.colour,
        lineStyle: { width: 2, type: one.dash },
        data: one.points,
      })),
    };
    chart.current?.setOption(option, { notMerge: true });
  }, [series, token]);

  return <div ref={host} role="img" aria-label={label} style={{ height, width: "100%" }} />;
}
