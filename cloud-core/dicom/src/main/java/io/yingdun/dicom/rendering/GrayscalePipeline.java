package io.yingdun.dicom.rendering;

import io.yingdun.dicom.codec.StoredFrame;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * From a stored value to a grey level, in the order of PS3.4 N.2: padding, modality LUT, VOI LUT, presentation; MONOCHROME1
 * is inverted last. Padding is black whichever way the image runs.
 */
final class GrayscalePipeline {

    private final ModalityLut modality;
    private final VoiTransform voi;
    private final PixelPadding padding;
    private final boolean inverse;

    private GrayscalePipeline(ModalityLut modality, VoiTransform voi, PixelPadding padding, boolean inverse) {
        this.modality = modality;
        this.voi = voi;
        this.padding = padding;
        this.inverse = inverse;
    }

    /**
     * The VOI is the window asked for, else the frame's first usable window, else its VOI LUT, else what shows all values.
     *
     * @param range of the stored values without padding
     */
    static GrayscalePipeline of(
            FrameAttributes attributes,
            StoredFrame frame,
            StoredRange range,
            LookupTableReader tables,
            @Nullable Window asked)
            throws IOException {
        DataSet dataSet = attributes.dataSet();
        ModalityLut modality = ModalityLut.of(attributes, tables, frame.signed());
        VoiTransform voi = asked;
        if (voi == null) {
            voi = attributes.first(Tag.FrameVOILUTSequence, Window::of).orElse(null);
        }
        if (voi == null) {
            Optional<VoiTransform> table = VoiTable.of(dataSet, tables, modality.isSigned(frame.signed()));
            voi = table.orElseGet(() -> everything(modality, frame, range));
        }
        boolean inverse = frame.photometricInterpretation().equals("MONOCHROME1")
                || dataSet.string(Tag.PresentationLUTShape).orElse("").equals("INVERSE");
        return new GrayscalePipeline(modality, voi, range.padding(), inverse);
    }

    /**
     * Up to 8 bits, the values are shown as they are (PS3.3 C.11.2.1.2: without a VOI LUT the transformation is the
     * identity), as from a scanner or a frame grabber. Deeper images would be black: they are stretched over the values
     * that occur.
     */
    private static VoiTransform everything(ModalityLut modality, StoredFrame frame, StoredRange range) {
        boolean shallow = frame.bitsStored() <= 8;
        long half = 1L << frame.bitsStored() - 1;
        double one = modality.apply(!shallow ? range.low() : frame.signed() ? -half : 0);
        double other = modality.apply(!shallow ? range.high() : frame.signed() ? half - 1 : 2 * half - 1);
        return Window.over(Math.min(one, other), Math.max(one, other));
    }

    /** From 0, black, to 255, white. */
    int grey(long stored) {
        if (padding.contains(stored)) {
            return 0;
        }
        int grey = (int) (255 * voi.grey(modality.apply(stored)) + 0.5);
        return inverse ? 255 - grey : grey;
    }
}
