package io.yingdun.watermark.cli;

import io.yingdun.watermark.geometry.Edge;
import io.yingdun.watermark.geometry.Point;
import java.util.List;
import picocli.CommandLine.ITypeConverter;

/** Reads {@code x,y,x,y}. */
final class EdgeConverter implements ITypeConverter<Edge> {
    @Override
    public Edge convert(String text) {
        List<Point> ends = CornerConverter.row(text, 2, "an edge is four numbers, x,y,x,y");
        return new Edge(ends.get(0), ends.get(1));
    }
}
