/** Measurements as structured reports: TID 1500 of PS3.16, written and read. */
export type {
  Author,
  KeyObject,
  LeftOut,
  MeasurementDocument,
  ReadDrawing,
  RecordedDrawing,
  RecordedQuantity,
  Statement,
  Unshown,
} from "./model";
export { decimalString, element, personName, sequence } from "./content";
export { documentHead, MANUFACTURER } from "./documentHead";
export { shapesOf, toGraphicData, toPoints } from "./shapes";
export { readKeyObject, writeKeyObject } from "./keyObject";
export { COMPREHENSIVE_3D_SR, readMarks, writeMarks, type MarkDocument, type RecordedMark } from "./marks";
export { part10 } from "./part10";
export { readDocument } from "./readDocument";
export { comesAfter, isBy, newestOfEach } from "./newest";
export { newUid, uidOf, uuid } from "./uid";
export { writeDocument } from "./writeDocument";
