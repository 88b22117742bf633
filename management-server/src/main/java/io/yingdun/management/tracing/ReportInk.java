package io.yingdun.management.tracing;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.PathIterator;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.jspecify.annotations.Nullable;

/**
 * Writes text on a page. What Helvetica has stays text, so that a hash can be copied; the rest is drawn as outlines,
 * because PDFBox cannot embed the OpenType fonts with PostScript curves that Chinese fonts mostly are.
 */
final class ReportInk {

    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private final PDFont latin;
    private final @Nullable Font chinese;

    ReportInk(@Nullable Font chinese, boolean bold) {
        this.latin =
                new PDType1Font(bold ? Standard14Fonts.FontName.HELVETICA_BOLD : Standard14Fonts.FontName.HELVETICA);
        this.chinese = chinese;
    }

    float width(String text, float size) throws IOException {
        if (chinese == null || isLatin(text)) {
            return latin.getStringWidth(latinOnly(text)) / 1000 * size;
        }
        return (float) chinese.deriveFont(size).getStringBounds(text, EXACT).getWidth();
    }

    void write(PDPageContentStream page, float x, float y, float size, String text) throws IOException {
        if (chinese == null || isLatin(text)) {
            page.beginText();
            page.setFont(latin, size);
            page.newLineAtOffset(x, y);
            page.showText(latinOnly(text));
            page.endText();
        } else {
            fill(
                    page,
                    x,
                    y,
                    chinese.deriveFont(size).createGlyphVector(EXACT, text).getOutline());
        }
    }

    private static boolean isLatin(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    /** Without a font for them other characters become question marks; the page says so. */
    private static String latinOnly(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private static void fill(PDPageContentStream page, float x, float y, Shape outline) throws IOException {
        float[] p = new float[6];
        float lastX = 0;
        float lastY = 0;
        boolean empty = true;
        for (PathIterator path = outline.getPathIterator(null); !path.isDone(); path.next()) {
            empty = false;
            switch (path.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> page.moveTo(x + p[0], y - p[1]);
                case PathIterator.SEG_LINETO -> page.lineTo(x + p[0], y - p[1]);
                case PathIterator.SEG_QUADTO -> {
                    float qx = p[0];
                    float qy = p[1];
                    page.curveTo(
                            x + (lastX + 2 * qx) / 3,
                            y - (lastY + 2 * qy) / 3,
                            x + (p[2] + 2 * qx) / 3,
                            y - (p[3] + 2 * qy) / 3,
                            x + p[2],
                            y - p[3]);
                    p[0] = p[2];
                    p[1] = p[3];
                }
                case PathIterator.SEG_CUBICTO -> {
                    page.curveTo(x + p[0], y - p[1], x + p[2], y - p[3], x + p[4], y - p[5]);
                    p[0] = p[4];
                    p[1] = p[5];
                }
                default -> page.closePath();
            }
            lastX = p[0];
            lastY = p[1];
        }
        if (!empty) {
            page.fill();
        }
    }
}
