package io.yingdun.cloud.label;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A label printer of 8 dots a millimetre. */
final class PrintedLabels {

    private static final float DOTS_PER_INCH = 8 * 25.4f;

    private PrintedLabels() {}

    static List<BufferedImage> of(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            List<BufferedImage> pages = new ArrayList<>();
            for (int page = 0; page < document.getNumberOfPages(); page++) {
                pages.add(new PDFRenderer(document).renderImageWithDPI(page, DOTS_PER_INCH));
            }
            return pages;
        }
    }
}
