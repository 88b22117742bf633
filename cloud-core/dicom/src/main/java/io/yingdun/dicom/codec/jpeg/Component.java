package io.yingdun.dicom.codec.jpeg;

/** One component of a frame (T.81 B.2.2) and its samples, at its own resolution, padded to whole blocks. */
final class Component {

    final int id;
    final int horizontal;
    final int vertical;
    final int quantisation;
    int width;
    int height;
    int stride;
    int[] plane = new int[0];
    int dcTable;
    int acTable;
    int prediction;

    Component(int id, int horizontal, int vertical, int quantisation) {
        this.id = id;
        this.horizontal = horizontal;
        this.vertical = vertical;
        this.quantisation = quantisation;
    }

    /**
     * @param unit samples of the side of a data unit: 8 for DCT, 1 for lossless
     */
    void size(int imageWidth, int imageHeight, int maximumHorizontal, int maximumVertical, int unit) {
        width = ceil(imageWidth * horizontal, maximumHorizontal);
        height = ceil(imageHeight * vertical, maximumVertical);
        stride = ceil(imageWidth, unit * maximumHorizontal) * horizontal * unit;
        int lines = ceil(imageHeight, unit * maximumVertical) * vertical * unit;
        plane = new int[stride * lines];
    }

    static int ceil(int dividend, int divisor) {
        return (dividend + divisor - 1) / divisor;
    }
}
