package io.yingdun.cloud.label;

import com.google.zxing.WriterException;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import io.yingdun.foundation.print.ChineseFont;
import io.yingdun.foundation.problem.ProblemException;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * A label in the printer's own dots, black and white: each bar and each module is a whole number of them, which scanners need of
 * thermal printers. The link stands as QR code at the upper right, beside what people read; the number as bar code below.
 */
@Component
class LabelPainter {

    private static final float MARGIN_MM = 1.5f;
    private static final float SMALL_MM = 3;

    /** Narrowest bar that scanners at a desk read (ISO/IEC 15417 leaves it to the application), and QR module for phones. */
    private static final float LEAST_BAR_MM = 0.19f;

    private static final float LEAST_MODULE_MM = 0.25f;

    /** White beside the bars (ISO/IEC 15417) and round the QR code (ISO/IEC 18004), in modules. */
    private static final int QUIET_BARS = 10;

    private static final int QUIET_QR = 4;

    /** Of the label's height, with the number in digits. */
    private static final float BARS_SHARE = 0.3f;

    private static final float LETTERS_SHARE = 0.78f;

    private final LabelSettings size;
    private @Nullable Font font;

    LabelPainter(LabelSettings size) {
        this.size = size;
    }

    /** Looked for when the first label is drawn: all folders of fonts are gone through. */
    private synchronized Font font() {
        if (font == null) {
            font = ChineseFont.installed().orElseGet(() -> new Font(Font.SANS_SERIF, Font.PLAIN, 1));
        }
        return font;
    }

    /** @throws ProblemException {@code label-impossible} (422) */
    BufferedImage draw(Label label) {
        int width = size.widthMm() * size.dotsPerMm();
        int height = size.heightMm() * size.dotsPerMm();
        BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D ink = picture.createGraphics();
        try {
            ink.setColor(Color.WHITE);
            ink.fillRect(0, 0, width, height);
            ink.setColor(Color.BLACK);
            int margin = dots(MARGIN_MM);
            int bars = Math.round(height * BARS_SHARE);
            int above = height - 3 * margin - bars;
            number(ink, label.accessionNumber(), new Rectangle(0, height - margin - bars, width, bars));
            int qr = link(ink, label, width - margin, margin, above);
            lines(ink, label.lines(), new Rectangle(margin, margin, width - 2 * margin - qr, above));
        } finally {
            ink.dispose();
        }
        return picture;
    }

    private int dots(float millimetres) {
        return Math.round(millimetres * size.dotsPerMm());
    }

    private int least(float millimetres) {
        return (int) Math.ceil(millimetres * size.dotsPerMm());
    }

    private void number(Graphics2D ink, String number, Rectangle place) {
        if (!number.matches("[ -~]+")) {
            throw impossible(number, "has characters that Code 128 has not");
        }
        boolean[] bars = new Code128Writer().encode(number);
        int modules = bars.length + 2 * QUIET_BARS;
        int bar = place.width / modules;
        int least = least(LEAST_BAR_MM);
        if (bar < least) {
            int needed = modules * least / size.dotsPerMm() + 1;
            throw impossible(number, "needs a label of " + needed + " mm for its bar code");
        }
        ink.setFont(font().deriveFont((float) dots(SMALL_MM)));
        FontMetrics metrics = ink.getFontMetrics();
        int left = place.x + (place.width - bars.length * bar) / 2;
        for (int i = 0; i < bars.length; i++) {
            if (bars[i]) {
                ink.fillRect(left + i * bar, place.y, bar, place.height - metrics.getHeight());
            }
        }
        ink.drawString(
                number,
                place.x + (place.width - metrics.stringWidth(number)) / 2,
                place.y + place.height - metrics.getDescent());
    }

    /** Its right upper corner is given. @return its width with what stays white */
    private int link(Graphics2D ink, Label label, int right, int top, int most) {
        ByteMatrix modules = modules(label.link());
        int all = modules.getWidth() + 2 * QUIET_QR;
        int module = most / all;
        if (module < least(LEAST_MODULE_MM)) {
            throw impossible(label.accessionNumber(), "needs a higher label for its QR code");
        }
        int left = right - all * module + QUIET_QR * module;
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y) == 1) {
                    ink.fillRect(left + x * module, top + (QUIET_QR + y) * module, module, module);
                }
            }
        }
        return all * module;
    }

    private static ByteMatrix modules(String link) {
        try {
            return Encoder.encode(link, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalStateException("a link of " + link.length() + " characters has room in a QR code", e);
        }
    }

    private void lines(Graphics2D ink, List<List<String>> lines, Rectangle place) {
        int height = place.height / lines.size();
        ink.setFont(font().deriveFont(height * LETTERS_SHARE));
        FontMetrics metrics = ink.getFontMetrics();
        int y = place.y;
        for (List<String> wordings : lines) {
            int baseline = y + metrics.getAscent();
            wording(wordings).ifPresent(text -> ink.drawString(fitting(text, metrics, place.width), place.x, baseline));
            y += height;
        }
    }

    /** A line that the font has not is left out: no label shows a name in question marks. */
    private Optional<String> wording(List<String> wordings) {
        return wordings.stream()
                .map(text -> text.replaceAll("\\p{Cntrl}", " ").strip())
                .filter(text -> !text.isEmpty() && font().canDisplayUpTo(text) < 0)
                .findFirst();
    }

    private static String fitting(String text, FontMetrics metrics, int width) {
        if (metrics.stringWidth(text) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 0 && metrics.stringWidth(text.substring(0, end) + "…") > width) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }

    private static ProblemException impossible(String number, String why) {
        return new ProblemException(
                "label-impossible",
                422,
                "Label not possible",
                "Accession number " + number + " " + why
                        + ". Nothing was printed; the size is set by yingdun.label.*.");
    }
}
