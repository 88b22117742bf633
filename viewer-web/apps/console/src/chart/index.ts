import { lazy } from "react";

export type { LineChartSeries } from "./LineChart";

/** In a part of its own: no other screen waits for the chart library. */
export const LineChart = lazy(() => import("./LineChart"));
