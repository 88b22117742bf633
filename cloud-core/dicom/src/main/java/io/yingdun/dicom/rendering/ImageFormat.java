package io.yingdun.dicom.rendering;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** The rendered media types of PS3.18 table 8.7.4-1 that are written here. */
public enum ImageFormat {
    JPEG("image/jpeg", "jpg", "jpeg"),
    PNG("image/png", "png"),
    /** Colour is reduced to 256 colours. */
    GIF("image/gif", "gif");

    private static final int[] GREY = {0};
    private static final int[] RED_GREEN_BLUE = {0, 1, 2};
    private static final ColorModel GREY_MODEL = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY).getColorModel();
    private static final ColorModel COLOUR_MODEL = new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB), false, false, ColorModel.OPAQUE, DataBuffer.TYPE_BYTE);

    private final String mediaType;
    private final String[] extensions;

    ImageFormat(String mediaType, String... extensions) {
        this.mediaType = mediaType;
        this.extensions = extensions;
    }

    public String mediaType() {
        return mediaType;
    }

    /** By the end of a file's name, in any case of letters. */
    public static Optional<ImageFormat> ofFile(String name) {
        String extension = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(format -> Arrays.asList(format.extensions).contains(extension))
                .findFirst();
    }

    /** @param quality from 1 to 100, heeded by JPEG alone */
    public byte[] encode(DisplayImage image, int quality) {
        BufferedImage picture = picture(image);
        ImageWriter writer = ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(picture), extensions[0])
                .next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 14);
        try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam parameters = writer.getDefaultWriteParam();
            if (this == JPEG) {
                parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
                parameters.setCompressionQuality(quality / 100f);
            }
            writer.write(null, new IIOImage(picture, null, null), parameters);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory failed", e);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    /** Shares the samples. */
    private static BufferedImage picture(DisplayImage image) {
        boolean grey = image.channels() == 1;
        WritableRaster raster = Raster.createInterleavedRaster(
                new DataBufferByte(image.samples(), image.samples().length),
                image.width(),
                image.height(),
                image.width() * image.channels(),
                image.channels(),
                grey ? GREY : RED_GREEN_BLUE,
                null);
        return new BufferedImage(grey ? GREY_MODEL : COLOUR_MODEL, raster, false, null);
    }
}
