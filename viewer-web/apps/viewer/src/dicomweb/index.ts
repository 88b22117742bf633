/** The server, as PS3.18 describes it. Knows nothing of pictures or screens. */
export { antiForgery } from "./antiForgery";
export { DicomWeb, type EncodedFrame, type FetchOptions, type InstanceAddress } from "./DicomWeb";
export { DicomWebFailure, failureOf, isAbort, passes, type FailureKind } from "./failure";
export {
  codeValueOf,
  ConceptCodeSequence,
  ConceptNameCodeSequence,
  ContentSequence,
  DEEPEST_TREE,
  imageReferenceOf,
  targetOf,
  valueTypeOf,
  type ImageReference,
} from "./content";
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
