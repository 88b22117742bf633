/** The server, as PS3.18 describes it. Knows nothing of pictures or screens. */
export { DicomWeb, type EncodedFrame, type FetchOptions, type InstanceAddress } from "./DicomWeb";
export { DicomWebFailure, failureOf, isAbort, passes, type FailureKind } from "./failure";
export {
  itemOf,
  longTextOf,
  numberOf,
  numbersOf,
  personNameOf,
  positive,
  sequenceOf,
  textOf,
  textsOf,
  type DicomDataset,
} from "./dataset";
