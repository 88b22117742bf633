/** What a reader measured. */
export { AskCalibration } from "./AskCalibration";
export { MeasurementList } from "./MeasurementList";
export { isChest } from "./isChest";
export { measurementKinds } from "./measure";
export { useMeasurements } from "./useMeasurements";
