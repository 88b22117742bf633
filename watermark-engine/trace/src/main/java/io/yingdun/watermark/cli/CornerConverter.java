package io.yingdun.watermark.cli;

import io.yingdun.watermark.geometry.Point;
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
}
