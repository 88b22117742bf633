package io.yingdun.cloud.label;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** Labels as a printer's software takes them. */
final class LabelFile {

    private static final float POINTS_PER_MM = 72 / 25.4f;

    private LabelFile() {}

    static byte[] png(BufferedImage label) {
        try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            ImageIO.write(label, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A page of the label's size for each. */
    static byte[] pdf(List<BufferedImage> labels, LabelSettings size) {
        PDRectangle page = new PDRectangle(size.widthMm() * POINTS_PER_MM, size.heightMm() * POINTS_PER_MM);
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            for (BufferedImage label : labels) {
                add(document, label, page);
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void add(PDDocument document, BufferedImage label, PDRectangle size) throws IOException {
        PDPage page = new PDPage(size);
        document.addPage(page);
        try (PDPageContentStream content = new PDPageContentStream(document, page)) {
            content.drawImage(
                    LosslessFactory.createFromImage(document, label), 0, 0, size.getWidth(), size.getHeight());
        }
    }
}
