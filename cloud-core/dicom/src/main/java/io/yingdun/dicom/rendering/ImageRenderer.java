package io.yingdun.dicom.rendering;

import io.yingdun.dicom.codec.CodecException;
import io.yingdun.dicom.codec.ColourConversion;
import io.yingdun.dicom.codec.FrameReader;
import io.yingdun.dicom.codec.StoredFrame;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.DicomParseException;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.rendering.RenderingException.Reason;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * Makes pictures of one object's frames. A frame is decoded when it is asked for, and nothing is kept between calls: one
 * rendering takes 4 bytes a sample of the frame, at most 256 MiB, and 1 or 3 bytes a pixel of the picture.
 */
public final class ImageRenderer {

    /** Of a picture: 5,793 pixels square. */
    public static final long MAXIMUM_PIXELS = 1 << 25;

    /** What JPEG encoders take. */
    public static final int MAXIMUM_SIDE = 65_500;

    private static final int THUMBNAIL_QUALITY = 75;

    private final DataSet dataSet;
    private final FrameReader frames;
    private final LookupTableReader tables;

    private ImageRenderer(DataSet dataSet, FrameReader frames, LookupTableReader tables) {
        this.dataSet = dataSet;
        this.frames = frames;
        this.tables = tables;
    }

    /**
     * @throws RenderingException NOT_AN_IMAGE or UNDECODABLE_PIXEL_DATA
     * @throws DicomParseException when the file is broken before its pixels
     */
    public static ImageRenderer open(Path path, ReadLimits limits) throws IOException {
        DicomFile file = new DicomFileReader(limits).read(path, LoadPolicy.HEADER);
        return of(file, BulkSource.of(path, file, limits));
    }

    /**
     * @param file read with {@link LoadPolicy#HEADER}
     * @param source the bytes that it was read from
     * @throws RenderingException NOT_AN_IMAGE or UNDECODABLE_PIXEL_DATA
     */
    public static ImageRenderer of(DicomFile file, BulkSource source) throws IOException {
        ObjectKind kind = ObjectKind.of(file);
        if (kind != ObjectKind.IMAGE) {
            throw RenderingException.notAnImage(kind);
        }
        try {
            return new ImageRenderer(file.dataSet(), FrameReader.of(file, source), new LookupTableReader(source));
        } catch (CodecException | DicomParseException e) {
            throw undecodable(e);
        }
    }

    public int numberOfFrames() {
        return frames.size();
    }

    /** The encoded picture. */
    public byte[] render(RenderingRequest request) throws IOException {
        if (request.quality() < 1 || request.quality() > 100) {
            throw RenderingException.invalid("quality " + request.quality() + " is not from 1 to 100");
        }
        return request.format().encode(image(request), request.quality());
    }

    /** The picture before it is encoded. */
    public DisplayImage image(RenderingRequest request) throws IOException {
        FrameAttributes attributes = attributes(request.frame());
        int rows = frames.image().rows();
        int columns = frames.image().columns();
        double aspect = PixelAspect.of(attributes);
        Viewport viewport = request.viewport();
        Placement placement = viewport == null
                ? Placement.whole(columns, rows, aspect)
                : Placement.in(viewport, columns, rows, aspect);
        return Resampler.scale(rows(attributes, request.window()), placement);
    }

    /**
     * A small picture of the middle frame, never enlarged.
     *
     * @param box the longest side, in pixels
     */
    public byte[] thumbnail(int box, ImageFormat format) throws IOException {
        return format.encode(thumbnailImage(box), THUMBNAIL_QUALITY);
    }

    DisplayImage thumbnailImage(int box) throws IOException {
        FrameAttributes attributes = attributes((numberOfFrames() + 1) / 2);
        Placement placement = Placement.thumbnail(
                box, frames.image().columns(), frames.image().rows(), PixelAspect.of(attributes));
        return Resampler.scale(rows(attributes, null), placement);
    }

    private DisplayRows rows(FrameAttributes attributes, @Nullable Window window) throws IOException {
        StoredFrame frame = decode(attributes.frame());
        boolean single = frame.samplesPerPixel() == 1;
        switch (frame.photometricInterpretation()) {
            case "MONOCHROME1", "MONOCHROME2" -> {
                if (single) {
                    StoredRange range = StoredRange.of(frame, PixelPadding.of(dataSet, frame));
                    GrayscalePipeline pipeline = GrayscalePipeline.of(attributes, frame, range, tables, window);
                    return new GrayscaleRows(frame, pipeline, range);
                }
            }
            case "PALETTE COLOR" -> {
                if (single) {
                    return new PaletteRows(frame, dataSet, tables);
                }
            }
            default -> {
                if (frame.samplesPerPixel() == 3) {
                    ColourConversion conversion = ColourConversion.of(frame).orElseThrow(() -> unsupported(frame));
                    return new TrueColourRows(frame, conversion);
                }
            }
        }
        throw unsupported(frame);
    }

    private FrameAttributes attributes(int frame) throws RenderingException {
        if (frame < 1 || frame > frames.size()) {
            throw new RenderingException(
                    Reason.NO_SUCH_FRAME, "frame " + frame + " of " + frames.size() + " does not exist");
        }
        return new FrameAttributes(dataSet, frame);
    }

    private StoredFrame decode(int frame) throws IOException {
        try {
            return frames.read(frame);
        } catch (CodecException e) {
            throw undecodable(e);
        }
    }

    private static RenderingException undecodable(IOException e) {
        return new RenderingException(Reason.UNDECODABLE_PIXEL_DATA, String.valueOf(e.getMessage()), e);
    }

    private static RenderingException unsupported(StoredFrame frame) {
        return new RenderingException(
                Reason.UNSUPPORTED_PHOTOMETRIC_INTERPRETATION,
                frame.photometricInterpretation() + " with " + frame.samplesPerPixel()
                        + " samples a pixel is not shown here");
    }
}
