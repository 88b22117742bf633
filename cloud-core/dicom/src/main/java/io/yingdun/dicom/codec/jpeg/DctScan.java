package io.yingdun.dicom.codec.jpeg;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sequential DCT, T.81 annex F: Huffman decoding of blocks in the order of interleaving (A.2), then the inverse DCT. */
final class DctScan {

    private final BitReader bits;
    private final @Nullable HuffmanTable[] dc;
    private final @Nullable HuffmanTable[] ac;
    private final int[][] quantisation;
    private final InverseDct inverse;
    private final int restartInterval;
    private final int[] block = new int[64];

    DctScan(
            BitReader bits,
            @Nullable HuffmanTable[] dc,
            @Nullable HuffmanTable[] ac,
            int[][] quantisation,
            int precision,
            int restartInterval) {
        this.bits = bits;
        this.dc = dc;
        this.ac = ac;
        this.quantisation = quantisation;
        this.inverse = new InverseDct(precision);
        this.restartInterval = restartInterval;
    }

    void decode(List<Component> components, int width, int height) throws JpegException {
        boolean interleaved = components.size() > 1;
        Component only = components.get(0);
        int maximumHorizontal = 1;
        int maximumVertical = 1;
        for (Component component : components) {
            component.prediction = 0;
            maximumHorizontal = Math.max(maximumHorizontal, component.horizontal);
            maximumVertical = Math.max(maximumVertical, component.vertical);
        }
        int across = interleaved ? Component.ceil(width, 8 * maximumHorizontal) : Component.ceil(only.width, 8);
        int down = interleaved ? Component.ceil(height, 8 * maximumVertical) : Component.ceil(only.height, 8);
        for (int unit = 0; unit < across * down; unit++) {
            if (restartInterval > 0 && unit > 0 && unit % restartInterval == 0) {
                restart(components);
            }
            if (interleaved) {
                minimumCodedUnit(components, unit % across, unit / across);
            } else {
                block(only, unit % across, unit / across);
            }
        }
    }

    private void restart(List<Component> components) throws JpegException {
        if (!bits.restart()) {
            throw bits.broken("no restart marker where one is due");
        }
        for (Component component : components) {
            component.prediction = 0;
        }
    }

    private void minimumCodedUnit(List<Component> components, int column, int row) throws JpegException {
        for (Component component : components) {
            for (int v = 0; v < component.vertical; v++) {
                for (int h = 0; h < component.horizontal; h++) {
                    block(component, column * component.horizontal + h, row * component.vertical + v);
                }
            }
        }
    }

    /** T.81 F.2.2: DC difference, then runs of zeros and AC coefficients, dequantised on the way. */
    private void block(Component component, int column, int row) throws JpegException {
        HuffmanTable dcTable = dc[component.dcTable];
        HuffmanTable acTable = ac[component.acTable];
        int[] steps = quantisation[component.quantisation];
        if (dcTable == null || acTable == null || steps == null) {
            throw bits.broken("a table is missing");
        }
        Arrays.fill(block, 0);
        component.prediction += bits.difference(category(dcTable.decode(bits)));
        block[0] = component.prediction * steps[0];
        for (int k = 1; k < 64; k++) {
            int symbol = acTable.decode(bits);
            int run = symbol >> 4;
            if ((symbol & 15) == 0) {
                if (run != 15) {
                    break;
                }
                k += 15;
                continue;
            }
            k += run;
            if (k > 63) {
                throw bits.broken("more than 64 coefficients in a block");
            }
            int place = JpegDecoder.zigzag(k);
            block[place] = bits.difference(symbol & 15) * steps[place];
        }
        inverse.transform(block, component.plane, row * 8 * component.stride + column * 8, component.stride);
    }

    private int category(int symbol) throws JpegException {
        if (symbol > 15) {
            throw bits.broken("DC difference of " + symbol + " bits");
        }
        return symbol;
    }
}
