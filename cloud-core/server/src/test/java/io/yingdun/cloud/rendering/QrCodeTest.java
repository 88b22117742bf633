package io.yingdun.cloud.rendering;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class QrCodeTest {

    @Test
    void isReadAsTheLinkThatItWasMadeOf() throws Exception {
        String link = "https://images.hospital.example:8442/patient/share#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ";
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(QrCode.png(link, 6)));
        int side = picture.getWidth();
        int[] pixels = picture.getRGB(0, 0, side, side, null, 0, side);
        BinaryBitmap seen = new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(side, side, pixels)));
        assertThat(new QRCodeReader().decode(seen).getText()).isEqualTo(link);
    }
}
