import { shownFormat, type Frame } from "../study";
import { frameOf } from "./frameRegistry";
import { frameOfReferenceOf, placeOf } from "./imagePlane";
import { paletteModuleOf } from "./palettes";

/**
 * What the engine asks about an image, answered from our own reading of the metadata, so that spacing, windows and
 * functional groups follow one set of rules. Always a whole image plane: with a missing one the engine would make up an
 * orientation of its own.
 */
export function metadataModule(type: string, imageId: unknown): unknown {
  const frame = typeof imageId === "string" ? frameOf(imageId) : undefined;
  return frame && modules[type]?.(frame);
}

const modules: Record<string, (frame: Frame) => unknown> = {
  imagePixelModule: (frame) => ({
    ...shownFormat(frame),
    photometricInterpretation: polarityLeftToUs(frame.format.photometricInterpretation),
    highBit: shownFormat(frame).bitsStored - 1,
    ...paletteModuleOf(frame),
  }),
  imagePlaneModule,
  generalSeriesModule: (frame) => ({
    modality: frame.modality,
    seriesInstanceUID: frame.instance.seriesInstanceUID,
    studyInstanceUID: frame.instance.studyInstanceUID,
  }),
  generalImageModule: (frame) => ({ instanceNumber: frame.instanceNumber }),
  sopCommonModule: (frame) => ({
    sopClassUID: frame.sopClassUID,
    sopInstanceUID: frame.instance.sopInstanceUID,
  }),
  modalityLutModule: (frame) => ({
    rescaleSlope: frame.rescale.slope,
    rescaleIntercept: frame.rescale.intercept,
    rescaleType: frame.rescale.type,
  }),
  voiLutModule: (frame) => ({
    windowCenter: given(frame.voi.windows.map(({ center }) => center)),
    windowWidth: given(frame.voi.windows.map(({ width }) => width)),
    voiLUTFunction: [frame.voi.function],
  }),
};

/** The engine's reset loses the polarity of MONOCHROME1, so it sees none: `StackView` inverts after the window. */
const polarityLeftToUs = (kind: string) => (kind === "MONOCHROME1" ? "MONOCHROME2" : kind);

function imagePlaneModule(frame: Frame) {
  const { spacing, format } = frame;
  const { position, row, column } = placeOf(frame);
  return {
    frameOfReferenceUID: frameOfReferenceOf(frame),
    rows: format.rows,
    columns: format.columns,
    imagePositionPatient: position,
    imageOrientationPatient: [...row, ...column],
    rowCosines: row,
    columnCosines: column,
    pixelSpacing: [spacing.row, spacing.column],
    rowPixelSpacing: spacing.row,
    columnPixelSpacing: spacing.column,
    sliceThickness: frame.sliceThickness,
    usingDefaultValues: spacing.basis === "unknown",
  };
}

const given = (values: number[]) => (values.length > 0 ? values : undefined);
