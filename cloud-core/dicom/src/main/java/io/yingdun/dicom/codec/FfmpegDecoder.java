package io.yingdun.dicom.codec;

import static org.bytedeco.ffmpeg.global.avcodec.AV_CODEC_ID_JPEG2000;
import static org.bytedeco.ffmpeg.global.avcodec.av_new_packet;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_alloc;
import static org.bytedeco.ffmpeg.global.avcodec.av_packet_free;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_alloc_context3;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_find_decoder;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_free_context;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_open2;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_receive_frame;
import static org.bytedeco.ffmpeg.global.avcodec.avcodec_send_packet;
import static org.bytedeco.ffmpeg.global.avutil.AV_LOG_QUIET;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_alloc;
import static org.bytedeco.ffmpeg.global.avutil.av_frame_free;
import static org.bytedeco.ffmpeg.global.avutil.av_log_set_level;

import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.javacpp.PointerPointer;

/**
 * JPEG 2000 and HTJ2K by FFmpeg's own decoder, one call a frame, no threads. This is native code on hostile bytes:
 * the stream's header is checked before, and a service that takes images from strangers should decode in a process of its
 * own.
 */
final class FfmpegDecoder implements FrameDecoder {

    /** FFmpeg counts the pixels of its padded buffer. */
    private static final long ALIGNMENT = 128;

    @Override
    public int[] decode(byte[] frame, ImagePixel image) throws CodecException {
        CodeStreamHeader header = CodeStreamHeader.of(frame);
        header.check(image);
        av_log_set_level(AV_LOG_QUIET);
        AVCodec codec = avcodec_find_decoder(AV_CODEC_ID_JPEG2000);
        if (codec == null) {
            throw new CodecException("this FFmpeg has no decoder for the frame");
        }
        try (AVCodecContext context = avcodec_alloc_context3(codec)) {
            context.thread_count(1);
            context.max_pixels((image.rows() + ALIGNMENT) * (image.columns() + ALIGNMENT));
            if (avcodec_open2(context, codec, (PointerPointer<?>) null) < 0) {
                throw new CodecException("FFmpeg does not start its decoder");
            }
            return decode(context, frame, header);
        }
    }

    private static int[] decode(AVCodecContext context, byte[] bytes, CodeStreamHeader header) throws CodecException {
        AVPacket packet = av_packet_alloc();
        AVFrame frame = av_frame_alloc();
        try {
            int length = bytes.length - header.offset();
            if (av_new_packet(packet, length) < 0) {
                throw new CodecException("no memory for a frame of " + length + " bytes");
            }
            packet.data().put(bytes, header.offset(), length);
            if (avcodec_send_packet(context, packet) < 0 || avcodec_receive_frame(context, frame) < 0) {
                throw new CodecException("FFmpeg cannot decode the frame");
            }
            return new FfmpegFrame(frame).samples(header);
        } finally {
            av_packet_free(packet);
            av_frame_free(frame);
            avcodec_free_context(context);
        }
    }
}
