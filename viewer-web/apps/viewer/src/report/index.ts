/** Structured reports as text. */
export { ReportView } from "./ReportView";
