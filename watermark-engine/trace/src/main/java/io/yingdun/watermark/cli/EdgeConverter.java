package io.yingdun.watermark.cli;

import io.yingdun.watermark.geometry.Edge;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code x,y,x,y}. */
final class EdgeConverter implements ITypeConverter<Edge> {
    @Override
    public Edge convert(String text) {
        String[] numbers = text.split(",", -1);
        if (numbers.length != 4) {
            throw new TypeConversionException("an edge is four numbers, x,y,x,y: \"" + text + "\"");
        }
        CornerConverter point = new CornerConverter();
        try {
            return new Edge(point.convert(numbers[0] + "," + numbers[1]), point.convert(numbers[2] + "," + numbers[3]));
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}
