package io.yingdun.dicom.codec;

import static org.bytedeco.ffmpeg.global.avutil.av_pix_fmt_desc_get;

import org.bytedeco.ffmpeg.avutil.AVComponentDescriptor;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVPixFmtDescriptor;
import org.bytedeco.javacpp.BytePointer;

/** Takes the samples out of an FFmpeg frame by its pixel format's own description, whatever the layout. */
final class FfmpegFrame {

    private final AVFrame frame;

    FfmpegFrame(AVFrame frame) {
        this.frame = frame;
    }

    /** FFmpeg widens samples to its format's depth by shifting them up; signed ones come with half the range added. */
    int[] samples(CodeStreamHeader header) throws CodecException {
        AVPixFmtDescriptor format = av_pix_fmt_desc_get(frame.format());
        if (format == null
                || format.nb_components() != header.components()
                || frame.width() != header.width()
                || frame.height() != header.height()
                || format.log2_chroma_w() != 0
                || format.log2_chroma_h() != 0) {
            throw new CodecException("FFmpeg made another picture than the code stream describes");
        }
        int[] samples = new int[frame.width() * frame.height() * header.components()];
        for (int i = 0; i < header.components(); i++) {
            component(format.comp(i), i, header, samples);
        }
        return samples;
    }

    private void component(AVComponentDescriptor component, int index, CodeStreamHeader header, int[] samples) {
        int bytes = component.depth() + component.shift() > 8 ? 2 : 1;
        int down = component.shift() + component.depth() - header.precision();
        int half = header.signed() ? 1 << header.precision() - 1 : 0;
        int stride = frame.linesize(component.plane());
        BytePointer plane = frame.data(component.plane());
        int width = frame.width();
        byte[] line = new byte[(width - 1) * component.step() + component.offset() + bytes];
        for (int row = 0; row < frame.height(); row++) {
            plane.position((long) row * stride).get(line);
            for (int column = 0; column < width; column++) {
                int at = column * component.step() + component.offset();
                int value = bytes == 2 ? line[at] & 0xFF | (line[at + 1] & 0xFF) << 8 : line[at] & 0xFF;
                samples[(row * width + column) * header.components() + index] = (value >> down) - half;
            }
        }
        plane.position(0);
    }
}
