package io.yingdun.watermark.cli;

import io.yingdun.watermark.geometry.Point;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code x,y}. */
final class CornerConverter implements ITypeConverter<Point> {
    @Override
    public Point convert(String text) {
        String[] parts = text.split(",", -1);
        try {
            if (parts.length == 2) {
                Point point = new Point(Double.parseDouble(parts[0]), Double.parseDouble(parts[1]));
                if (Double.isFinite(point.x()) && Double.isFinite(point.y())) {
                    return point;
                }
            }
        } catch (NumberFormatException e) {
            throw new TypeConversionException("a corner is two numbers, x,y: \"" + text + "\"");
        }
        throw new TypeConversionException("a corner is two numbers, x,y: \"" + text + "\"");
    }

    /** Points in a row, {@code x,y,x,y…}; refused in these words where they are not so many. */
    static List<Point> row(String text, int count, String refusal) {
        String[] numbers = text.split(",", -1);
        if (numbers.length != 2 * count) {
            throw new TypeConversionException(refusal + ": \"" + text + "\"");
        }
        CornerConverter point = new CornerConverter();
        return IntStream.range(0, count)
                .mapToObj(i -> point.convert(numbers[2 * i] + "," + numbers[2 * i + 1]))
                .toList();
    }
}
