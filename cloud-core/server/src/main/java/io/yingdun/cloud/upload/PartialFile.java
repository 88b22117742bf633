package io.yingdun.cloud.upload;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The beginning of a file, as far as it has come. One request writes; when the client comes again, because its line
 * broke and the server has not noticed yet, the newer request takes over and the older one's next byte is refused.
 */
final class PartialFile implements AutoCloseable {

    private static final int PIECE = 256 << 10;

    private final Path file;
    private final FileChannel channel;
    private boolean superseded;

    PartialFile(Path file) throws IOException {
        this.file = file;
        this.channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        channel.position(channel.size());
    }

    synchronized long size() throws IOException {
        return channel.size();
    }

    synchronized void append(ByteBuffer bytes) throws IOException {
        if (superseded) {
            throw UploadProblems.superseded();
        }
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    synchronized void supersede() throws IOException {
        superseded = true;
        channel.close();
    }

    /** From the first byte to the last; a newer request that takes over waits for one piece, not for the whole file. */
    void copyTo(UploadBody.Sink sink) throws IOException {
        ByteBuffer piece = ByteBuffer.allocate(PIECE);
        long at = 0;
        for (int got = read(piece, at); got >= 0; got = read(piece, at)) {
            at += got;
            sink.write(piece.flip());
            piece.clear();
        }
    }

    private synchronized int read(ByteBuffer piece, long at) throws IOException {
        if (superseded) {
            throw UploadProblems.superseded();
        }
        return channel.read(piece, at);
    }

    synchronized void delete() throws IOException {
        channel.close();
        if (!superseded) {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        channel.close();
    }
}
