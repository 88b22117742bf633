package io.yingdun.dicom.association;

import io.netty.buffer.ByteBuf;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Gives an encoded data set piece by piece, so that it is never in memory as a whole. Read by one worker at a time. */
public interface DataSetSource extends Closeable {

    /** Appends at most {@code target.writableBytes()} bytes; returns their number, or -1 at the end. It may block. */
    int read(ByteBuf target) throws IOException;

    @Override
    void close() throws IOException;

    /** A file from {@code offset} to its end. */
    static DataSetSource of(Path file, long offset) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
        return new DataSetSource() {
            private long position = offset;

            @Override
            public int read(ByteBuf target) throws IOException {
                int got = target.writeBytes(channel, position, target.writableBytes());
                position += Math.max(0, got);
                return got;
            }

            @Override
            public void close() throws IOException {
                channel.close();
            }
        };
    }

    static DataSetSource of(InputStream stream) {
        return new DataSetSource() {
            @Override
            public int read(ByteBuf target) throws IOException {
                return target.writeBytes(stream, target.writableBytes());
            }

            @Override
            public void close() throws IOException {
                stream.close();
            }
        };
    }
}
