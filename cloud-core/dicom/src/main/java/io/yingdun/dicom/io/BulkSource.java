package io.yingdun.dicom.io;

import io.yingdun.dicom.data.FileRegion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** Gives a writer the bytes that a reader left where they lie. */
public interface BulkSource {

    /** A stream that starts at the region; the caller reads no further than its end, and closes it. */
    InputStream open(FileRegion region) throws IOException;

    /** The byte order that the bytes are in. */
    boolean bigEndian();

    /** For data sets that are wholly in memory. */
    static BulkSource none() {
        return new BulkSource() {
            @Override
            public InputStream open(FileRegion region) throws IOException {
                throw new IOException("the data set has values that were not loaded");
            }

            @Override
            public boolean bigEndian() {
                return false;
            }
        };
    }

    /** The file that this data set was read from, deflated or not. */
    static BulkSource of(Path file, DicomFile read, ReadLimits limits) {
        return read.transferSyntax().deflated()
                ? new InflatedFile(file, limits)
                : of(file, read.transferSyntax().bigEndian());
    }

    /** The file that the data set was read from; not for a deflated one. */
    static BulkSource of(Path file, boolean bigEndian) {
        return new BulkSource() {
            @Override
            public InputStream open(FileRegion region) throws IOException {
                SeekableByteChannel channel = Files.newByteChannel(file);
                channel.position(region.offset());
                return Channels.newInputStream(channel);
            }

            @Override
            public boolean bigEndian() {
                return bigEndian;
            }
        };
    }
}
