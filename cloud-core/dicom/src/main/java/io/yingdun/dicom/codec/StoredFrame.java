package io.yingdun.dicom.codec;

/**
 * Stored values of one frame: decompressed, sign-extended, before any LUT.
 *
 * @param values row by row, the samples of a pixel side by side; unsigned 32-bit values as their bits
 * @param photometricInterpretation of these values: YBR_RCT and YBR_ICT have become RGB, YBR_FULL_422 has become YBR_FULL,
 *     YBR_PARTIAL_422 keeps its name although every pixel has its chroma now
 */
public record StoredFrame(
        int rows,
        int columns,
        int samplesPerPixel,
        int bitsAllocated,
        int bitsStored,
        boolean signed,
        String photometricInterpretation,
        int[] values) {}
