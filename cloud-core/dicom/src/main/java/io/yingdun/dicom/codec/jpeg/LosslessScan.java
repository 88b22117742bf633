package io.yingdun.dicom.codec.jpeg;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lossless process 14, T.81 annex H: each sample is predicted from its neighbours, the difference is Huffman coded. */
final class LosslessScan {

    private final BitReader bits;
    private final @Nullable HuffmanTable[] tables;
    private final int start;
    private final int pointTransform;
    private final int restartInterval;

    LosslessScan(
            BitReader bits, @Nullable HuffmanTable[] tables, int precision, int pointTransform, int restartInterval) {
        this.bits = bits;
        this.tables = tables;
        this.start = pointTransform < precision ? 1 << precision - pointTransform - 1 : 0;
        this.pointTransform = pointTransform;
        this.restartInterval = restartInterval;
    }

    void decode(List<Component> components, int predictor) throws JpegException {
        if (predictor < 1 || predictor > 7) {
            throw bits.broken("predictor " + predictor);
        }
        Component first = components.get(0);
        int untilRestart = restartInterval;
        int firstRow = 0;
        for (int row = 0; row < first.height; row++) {
            for (int column = 0; column < first.width; column++) {
                if (restartInterval > 0 && untilRestart-- == 0) {
                    if (!bits.restart()) {
                        throw bits.broken("no restart marker where one is due");
                    }
                    untilRestart = restartInterval - 1;
                    firstRow = row;
                }
                for (Component component : components) {
                    sample(component, row, column, row == firstRow ? 1 : predictor, row == firstRow);
                }
            }
        }
        scale(components);
    }

    /** T.81 H.1.2.1: the first line is predicted from the left, the first column from above, the first sample from half. */
    private void sample(Component component, int row, int column, int predictor, boolean firstRow)
            throws JpegException {
        int[] plane = component.plane;
        int at = row * component.stride + column;
        int prediction;
        if (column == 0) {
            prediction = firstRow ? start : plane[at - component.stride];
        } else if (firstRow) {
            prediction = plane[at - 1];
        } else {
            prediction =
                    predict(predictor, plane[at - 1], plane[at - component.stride], plane[at - component.stride - 1]);
        }
        HuffmanTable table = tables[component.dcTable];
        if (table == null) {
            throw bits.broken("a Huffman table is missing");
        }
        int category = table.decode(bits);
        if (category > 16) {
            throw bits.broken("difference of " + category + " bits");
        }
        int difference = category == 16 ? 32768 : bits.difference(category);
        plane[at] = prediction + difference & 0xFFFF;
    }

    /** T.81 table H.1: a is left, b above, c above left. */
    private static int predict(int predictor, int a, int b, int c) {
        return switch (predictor) {
            case 1 -> a;
            case 2 -> b;
            case 3 -> c;
            case 4 -> a + b - c;
            case 5 -> a + (b - c >> 1);
            case 6 -> b + (a - c >> 1);
            default -> a + b >> 1;
        };
    }

    private void scale(List<Component> components) {
        for (Component component : components) {
            for (int i = 0; pointTransform > 0 && i < component.plane.length; i++) {
                component.plane[i] = component.plane[i] << pointTransform & 0xFFFF;
            }
        }
    }
}
