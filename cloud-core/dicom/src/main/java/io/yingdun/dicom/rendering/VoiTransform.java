package io.yingdun.dicom.rendering;

/** The values of interest become grey (PS3.3 C.11.2). */
interface VoiTransform {

    /**
     * @param value after the modality LUT
     * @return from 0, the lowest P-value, to 1, the highest
     */
    double grey(double value);
}
