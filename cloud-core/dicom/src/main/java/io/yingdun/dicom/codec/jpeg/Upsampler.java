package io.yingdun.dicom.codec.jpeg;

import java.util.List;

/**
 * Brings subsampled components to the image's size. 2:1 is interpolated with a triangle filter, in the rounding of the
 * Independent JPEG Group's "fancy" method; other ratios are repeated.
 */
final class Upsampler {

    private final List<Component> components;
    private final int width;
    private final int height;
    private final int maximumHorizontal;
    private final int maximumVertical;

    Upsampler(List<Component> components, int width, int height) {
        this.components = components;
        this.width = width;
        this.height = height;
        this.maximumHorizontal =
                components.stream().mapToInt(c -> c.horizontal).max().orElse(1);
        this.maximumVertical =
                components.stream().mapToInt(c -> c.vertical).max().orElse(1);
    }

    int[] interleaved() {
        int step = components.size();
        int[] samples = new int[width * height * step];
        int[] line = new int[width + 8];
        for (int i = 0; i < step; i++) {
            for (int row = 0; row < height; row++) {
                line(components.get(i), row, line);
                for (int column = 0; column < width; column++) {
                    samples[(row * width + column) * step + i] = line[column];
                }
            }
        }
        return samples;
    }

    private void line(Component component, int row, int[] line) {
        boolean half = component.horizontal * 2 == maximumHorizontal && component.width > 2;
        if (half && component.vertical == maximumVertical) {
            halfWidth(component, row, line);
        } else if (half && component.vertical * 2 == maximumVertical) {
            halfBoth(component, row, line);
        } else {
            int source = row * component.vertical / maximumVertical * component.stride;
            for (int column = 0; column < width; column++) {
                line[column] = component.plane[source + column * component.horizontal / maximumHorizontal];
            }
        }
    }

    /** 3/4 nearer, 1/4 further sample; the rounding alternates so that no bias builds up. */
    private static void halfWidth(Component component, int row, int[] line) {
        int[] plane = component.plane;
        int at = row * component.stride;
        int last = component.width - 1;
        for (int i = 0; i <= last; i++) {
            int here = 3 * plane[at + i];
            put(line, 2 * i, i == 0 ? plane[at] : here + plane[at + i - 1] + 1 >> 2);
            put(line, 2 * i + 1, i == last ? plane[at + last] : here + plane[at + i + 1] + 2 >> 2);
        }
    }

    /** The same in both directions: 9/16, 3/16, 3/16, 1/16. */
    private static void halfBoth(Component component, int row, int[] line) {
        int near = row / 2;
        int far = Math.max(0, Math.min(component.height - 1, row % 2 == 0 ? near - 1 : near + 1));
        int last = component.width - 1;
        int previous = 0;
        int here = column(component, near, far, 0);
        for (int i = 0; i <= last; i++) {
            int next = i == last ? 0 : column(component, near, far, i + 1);
            put(line, 2 * i, i == 0 ? 4 * here + 8 >> 4 : 3 * here + previous + 8 >> 4);
            put(line, 2 * i + 1, i == last ? 4 * here + 7 >> 4 : 3 * here + next + 7 >> 4);
            previous = here;
            here = next;
        }
    }

    private static int column(Component component, int near, int far, int i) {
        return 3 * component.plane[near * component.stride + i] + component.plane[far * component.stride + i];
    }

    private static void put(int[] line, int at, int value) {
        if (at < line.length) {
            line[at] = value;
        }
    }
}
