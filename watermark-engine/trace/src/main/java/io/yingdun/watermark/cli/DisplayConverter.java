package io.yingdun.watermark.cli;

import io.yingdun.watermark.trace.Display;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code WIDTHxHEIGHT} or {@code WIDTHxHEIGHT@PERCENT}. */
final class DisplayConverter implements ITypeConverter<Display> {
    private static final Pattern DISPLAY = Pattern.compile("(\\d{1,6})x(\\d{1,6})(?:@(\\d{1,4}))?");

    @Override
    public Display convert(String text) {
        Matcher parts = DISPLAY.matcher(text);
        if (parts.matches()) {
            String percent = parts.group(3);
            int width = Integer.parseInt(parts.group(1));
            int height = Integer.parseInt(parts.group(2));
            double scaling = percent == null ? 1 : Integer.parseInt(percent) / 100.0;
            if (Display.isDrawnOn(width, height, scaling)) {
                return new Display(width, height, scaling);
            }
        }
        throw new TypeConversionException("a display is its pixels and scaling, as 2880x1920@200: \"" + text + "\"");
    }
}
