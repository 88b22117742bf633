package io.yingdun.dicom.rendering;

/** An image in 8 bits, made row by row: what is scaled down never exists in full size. */
interface DisplayRows {

    int width();

    /** 1 for grey, 3 for red, green, blue. */
    int channels();

    /** Writes the row's samples, the channels of a pixel side by side. */
    void row(int y, byte[] samples);
}
