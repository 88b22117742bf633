package io.yingdun.cloud.mark;

import io.yingdun.foundation.runtime.RecentlyUsed;
import io.yingdun.watermark.keys.CarrierKey;
import io.yingdun.watermark.overlay.OverlayRenderer;
import io.yingdun.watermark.overlay.Strength;
import io.yingdun.watermark.overlay.Tile;
import io.yingdun.watermark.overlay.TilePeriod;
import io.yingdun.watermark.payload.Codeword;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Tiles as PNG, drawn once for a token and a screen's ratio of pixels: tens of milliseconds and tens of kilobytes each. */
@Component
class TilePictures {

    private static final int KEPT = 200;

    private final RecentlyUsed<byte[]> drawn = new RecentlyUsed<>(KEPT);
    private byte @Nullable [] key;
    private @Nullable OverlayRenderer renderer;

    /** @param ratio device pixels of the screen a CSS pixel */
    synchronized byte[] png(MarkMapper.Look look, Showing showing, double ratio) {
        String name = showing.token() + "/" + look.strength() + "/" + TilePeriod.of(ratio);
        byte[] known = drawn.get(name);
        if (known == null) {
            known = png(renderer(look.carrierKey())
                    .render(Codeword.of(showing.codeword()), Strength.ofLevel(look.strength()), ratio));
            drawn.put(name, known);
        }
        return known;
    }

    private OverlayRenderer renderer(byte[] carrierKey) {
        OverlayRenderer known = renderer;
        if (known == null || !Arrays.equals(key, carrierKey)) {
            drawn.clear();
            known = new OverlayRenderer(CarrierKey.of(carrierKey));
            renderer = known;
            key = carrierKey;
        }
        return known;
    }

    private static byte[] png(Tile tile) {
        int side = tile.period();
        BufferedImage image = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        int[] row = new int[side];
        for (int y = 0; y < side; y++) {
            tile.copyStraightRow(y, row);
            image.setRGB(0, y, side, 1, row, 0, side);
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
