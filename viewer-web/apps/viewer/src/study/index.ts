/** What the metadata says, made usable: stacks of frames in order, with what each needs to be shown and measured rightly. */
export { dateOf, dateTimeOf, timeOf } from "./dates";
export { crossing, inOneSpace, sliceAt } from "./crossing";
export { isUncompressedLittleEndian, qualityOf, type Quality } from "./compression";
export { dot, opposite, patientLetters, positionAlong, type Vector } from "./imagePlane";
export { entryAt, lookupEntries, lookupValues, toEightBits } from "./lookupTable";
export type { VoiTable } from "./lookupSequences";
export type { DocumentItem, Frame, Patient, SeriesFacts, Stack, Study, StudyFacts, StudyItem } from "./model";
export { nativeFrameLength, shownFormat, type LookupTable, type PixelFormat } from "./pixelFormat";
export type { PixelSpacing, SpacingBasis } from "./pixelSpacing";
export { maskedId, maskedName } from "./privacy";
export { readStudy } from "./readStudy";
export { valueUnitOf } from "./valueUnit";
export { volumeFault, VolumeRefusal, type VolumeFault } from "./volume";
export { commonSuv, type Suv, type SuvFault } from "./suv";
export { voiBrightness, windowOver, type VoiFunction, type VoiWindow } from "./windowLevel";
