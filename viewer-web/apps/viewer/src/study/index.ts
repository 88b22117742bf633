/** What the metadata says, made usable: stacks of frames in order, with what each needs to be shown and measured rightly. */
export { dateOf, dateTimeOf, timeOf } from "./dates";
export { frameBytes } from "./frameBytes";
export { fusionOf, type FusionFault, type FusionOffer, type FusionPair } from "./fusion";
export { edgesBy, edgesOf, recordedEdges, type Edges } from "./edges";
export { crossing, sliceAt } from "./crossing";
export { isUncompressedLittleEndian, qualityOf, type Quality } from "./compression";
export { patientLetters, placeOnPlane, positionAlong } from "./imagePlane";
export { between, cross, difference, dot, opposite, scaled, sum, type Vector } from "./vector";
export { entryAt, lookupEntries, lookupValues, toEightBits } from "./lookupTable";
export type { DocumentItem, Frame, Patient, SeriesFacts, Stack, Study, StudyFacts, StudyItem } from "./model";
export {
  isGrey,
  nativeFrameLength,
  shownFormat,
  type LookupData,
  type LookupTable,
  type PixelFormat,
} from "./pixelFormat";
export { cellsOfSheet, copyOf, isCopy, partOf, recordedFrame, recordedStack, type Rectangle } from "./part";
export { byReader, type PixelSpacing, type SpacingBasis } from "./pixelSpacing";
export type { Overlay } from "./overlays";
export { idFor, nameFor } from "./privacy";
export { fittingVolume, reducedSamples } from "./reduce";
export { readStudy } from "./readStudy";
export { valueUnitOf } from "./valueUnit";
export { VolumeRefusal, type VolumeFault } from "./volume";
export { commonSuv, type SuvFault } from "./suv";
export { beginsInverted } from "./polarity";
export { suvWindow, voiBrightness, windowOver, type VoiFunction, type VoiWindow } from "./windowLevel";
