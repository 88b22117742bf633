package io.yingdun.cloud.dicomweb;

import io.yingdun.cloud.storage.FreeSpace;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.io.BulkSource;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of the bulk data of one request, from which the writer copies it into the objects. */
final class BulkSpool implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;

    /** Tag of an item, little endian (PS3.5 §7.5). */
    private static final int ITEM = 0xE000FFFE;

    /** An empty basic offset table, and the tag and length of the only fragment (PS3.5 §A.4). */
    private static final int FRAMING = 16;

    private final FreeSpace room;
    private final Path file;
    private final FileChannel channel;
    private final OutputStream out;
    private long length;

    /** @param room on the folder's disk: bulk data lies there before the object store is asked */
    BulkSpool(Path folder, FreeSpace room) throws IOException {
        this.room = room;
        file = Files.createTempFile(folder, "", ".bulk");
        channel = FileChannel.open(file, StandardOpenOption.WRITE);
        out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER);
    }

    /** @return where the value lies, of the length that it came in */
    FileRegion value(InputStream body) throws IOException {
        long start = length;
        return new FileRegion(start, copy(body));
    }

    /** @return where the value field of encapsulated pixel data lies that has the body as its only fragment */
    FileRegion fragments(InputStream body) throws IOException {
        long start = length;
        out.write(new byte[FRAMING]);
        length += FRAMING;
        long fragment = copy(body);
        if (fragment % 2 != 0) {
            out.write(0);
            length++;
        }
        out.flush();
        ByteBuffer framing = ByteBuffer.allocate(FRAMING).order(ByteOrder.LITTLE_ENDIAN);
        framing.putInt(ITEM)
                .putInt(0)
                .putInt(ITEM)
                .putInt((int) (fragment + fragment % 2))
                .flip();
        for (long at = start; framing.hasRemaining(); ) {
            at += channel.write(framing, at);
        }
        return new FileRegion(start, length - start);
    }

    /** Where the only fragment of such a value lies. */
    static FileRegion fragmentIn(FileRegion value) {
        return new FileRegion(value.offset() + FRAMING, value.length() - FRAMING);
    }

    private long copy(InputStream body) throws IOException {
        byte[] buffer = new byte[BUFFER];
        long copied = 0;
        for (int got = body.read(buffer); got >= 0; got = body.read(buffer)) {
            room.require(got);
            out.write(buffer, 0, got);
            copied += got;
            length += got;
        }
        return copied;
    }

    /** All that has been spooled. */
    BulkSource source() throws IOException {
        out.flush();
        return BulkSource.of(file, false);
    }

    @Override
    public void close() throws IOException {
        try {
            out.close();
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
