package io.yingdun.watermark.cli;

import io.yingdun.watermark.geometry.Point;
import io.yingdun.watermark.geometry.Quadrilateral;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code x,y,x,y,x,y,x,y}. */
final class PictureCornersConverter implements ITypeConverter<Quadrilateral> {
    private static final int CORNERS = 4;

    @Override
    public Quadrilateral convert(String text) {
        String[] numbers = text.split(",", -1);
        if (numbers.length != 2 * CORNERS) {
            throw new TypeConversionException("four corners are eight numbers, x,y,x,y,x,y,x,y: \"" + text + "\"");
        }
        List<Point> corners = new ArrayList<>();
        CornerConverter corner = new CornerConverter();
        for (int i = 0; i < CORNERS; i++) {
            corners.add(corner.convert(numbers[2 * i] + "," + numbers[2 * i + 1]));
        }
        return Quadrilateral.of(corners);
    }
}
