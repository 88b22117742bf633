package io.yingdun.watermark.cli;

import io.yingdun.watermark.geometry.Quadrilateral;
import picocli.CommandLine.ITypeConverter;

/** Reads {@code x,y,x,y,x,y,x,y}. */
final class PictureCornersConverter implements ITypeConverter<Quadrilateral> {
    private static final int CORNERS = 4;

    @Override
    public Quadrilateral convert(String text) {
        return Quadrilateral.of(CornerConverter.row(text, CORNERS, "four corners are eight numbers, x,y,x,y,x,y,x,y"));
    }
}
