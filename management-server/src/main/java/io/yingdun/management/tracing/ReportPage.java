package io.yingdun.management.tracing;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.jspecify.annotations.Nullable;

/** A4 pages filled from the top; what does not fit goes on the next one. */
final class ReportPage implements AutoCloseable {

    private static final float MARGIN = 56;
    private static final float LEADING = 1.45f;
    private static final float LABEL_WIDTH = 158;
    private static final float LARGEST_PICTURE = 190;

    private final PDDocument document;
    private final ReportInk regular;
    private final ReportInk bold;
    private PDPageContentStream content;
    private float y;

    ReportPage(PDDocument document, @Nullable Font chinese) throws IOException {
        this.document = document;
        this.regular = new ReportInk(chinese, false);
        this.bold = new ReportInk(chinese == null ? null : chinese.deriveFont(Font.BOLD), true);
        this.content = begin();
    }

    private PDPageContentStream begin() throws IOException {
        PDPage page = new PDPage(PDRectangle.A4);
        document.addPage(page);
        y = PDRectangle.A4.getHeight() - MARGIN;
        return new PDPageContentStream(document, page);
    }

    private void room(float height) throws IOException {
        if (y - height < MARGIN) {
            content.close();
            content = begin();
        }
    }

    private static float textWidth() {
        return PDRectangle.A4.getWidth() - 2 * MARGIN;
    }

    void heading(String text, float size) throws IOException {
        gap(size / 2);
        lines(bold, MARGIN, textWidth(), size, text);
        gap(size / 4);
    }

    void paragraph(String text) throws IOException {
        lines(regular, MARGIN, textWidth(), 10, text);
        gap(4);
    }

    /** A fact with its name in front. */
    void fact(String label, String value) throws IOException {
        float size = 9;
        room(size * LEADING);
        float top = y;
        lines(bold, MARGIN, LABEL_WIDTH - 8, size, label);
        float below = y;
        y = top;
        lines(regular, MARGIN + LABEL_WIDTH, textWidth() - LABEL_WIDTH, size, value);
        y = Math.min(y, below) - 2;
    }

    /** Begins a page where a caption of two lines and the picture below it have no room on this one. */
    void roomForCaptioned(BufferedImage picture) throws IOException {
        room(picture.getHeight() * scale(picture) + 50);
    }

    private static float scale(BufferedImage picture) {
        return Math.min(textWidth() / picture.getWidth(), LARGEST_PICTURE / picture.getHeight());
    }

    void picture(BufferedImage picture) throws IOException {
        float scale = scale(picture);
        float height = picture.getHeight() * scale;
        room(height + 8);
        content.drawImage(
                LosslessFactory.createFromImage(document, picture),
                MARGIN,
                y - height,
                picture.getWidth() * scale,
                height);
        y -= height + 8;
    }

    private void gap(float height) {
        y -= height;
    }

    private void lines(ReportInk ink, float x, float width, float size, String text) throws IOException {
        for (String line : wrapped(ink, width, size, text)) {
            room(size * LEADING);
            y -= size;
            ink.write(content, x, y, size, line);
            y -= size * (LEADING - 1);
        }
    }

    /** Breaks at blanks where there are some, between any two characters where there are none, as Chinese does. */
    private static List<String> wrapped(ReportInk ink, float width, float size, String text) throws IOException {
        List<String> lines = new ArrayList<>();
        String rest = text.replaceAll("\\p{Cntrl}", " ");
        while (ink.width(rest, size) > width) {
            int fits = 1;
            while (fits < rest.length() && ink.width(rest.substring(0, fits + 1), size) <= width) {
                fits++;
            }
            int blank = rest.lastIndexOf(' ', fits);
            int end = blank > fits / 2 ? blank : fits;
            if (Character.isHighSurrogate(rest.charAt(end - 1)) && end > 1) {
                end--;
            }
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        lines.add(rest);
        return lines;
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
