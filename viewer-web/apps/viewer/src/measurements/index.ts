/** What a reader measured. */
export { MeasurementList } from "./MeasurementList";
export { useMeasurements } from "./useMeasurements";
