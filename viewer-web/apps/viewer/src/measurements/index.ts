/** What a reader measured. */
export { MeasurementList } from "./MeasurementList";
export { measurementKinds } from "./measure";
export { useMeasurements } from "./useMeasurements";
