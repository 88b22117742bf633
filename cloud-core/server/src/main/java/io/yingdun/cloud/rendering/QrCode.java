package io.yingdun.cloud.rendering;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/** Links as QR codes (ISO/IEC 18004) of error correction level M. */
public final class QrCode {

    /** White round the code, in modules (ISO/IEC 18004 §5.3.8). */
    public static final int QUIET = 4;

    private QrCode() {}

    /** 1 where a module is black; without what stays white round it. */
    public static ByteMatrix modules(String link) {
        try {
            return Encoder.encode(link, ErrorCorrectionLevel.M).getMatrix();
        } catch (WriterException e) {
            throw new IllegalStateException("a link of " + link.length() + " characters has room in a QR code", e);
        }
    }

    /** Paints the black modules, the first with its corner there. */
    public static void paint(ByteMatrix modules, Graphics2D ink, int left, int top, int module) {
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                if (modules.get(x, y) == 1) {
                    ink.fillRect(left + x * module, top + y * module, module, module);
                }
            }
        }
    }

    /** For screens: PNG, with so many pixels to the side of a module. */
    public static byte[] png(String link, int module) {
        ByteMatrix modules = modules(link);
        int side = (modules.getWidth() + 2 * QUIET) * module;
        BufferedImage picture = new BufferedImage(side, side, BufferedImage.TYPE_BYTE_BINARY);
        Graphics2D ink = picture.createGraphics();
        ink.setColor(Color.WHITE);
        ink.fillRect(0, 0, side, side);
        ink.setColor(Color.BLACK);
        paint(modules, ink, QUIET * module, QUIET * module, module);
        ink.dispose();
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(picture, "png", png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return png.toByteArray();
    }
}
