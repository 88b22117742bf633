package io.yingdun.cloud.label;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads labels as simple scanners do. */
final class LabelReader {

    private LabelReader() {}

    static Optional<String> code128(BufferedImage label) {
        return read(label, BarcodeFormat.CODE_128);
    }

    static Optional<String> qr(BufferedImage label) {
        return read(label, BarcodeFormat.QR_CODE);
    }

    private static Optional<String> read(BufferedImage label, BarcodeFormat format) {
        int width = label.getWidth();
        int height = label.getHeight();
        int[] pixels = label.getRGB(0, 0, width, height, null, 0, width);
        BinaryBitmap seen = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels)));
        try {
            return Optional.of(new MultiFormatReader()
                    .decode(
                            seen,
                            Map.of(DecodeHintType.POSSIBLE_FORMATS, List.of(format), DecodeHintType.TRY_HARDER, true))
                    .getText());
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }
}
