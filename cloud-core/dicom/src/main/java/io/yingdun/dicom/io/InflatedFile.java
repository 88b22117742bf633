package io.yingdun.dicom.io;

import io.yingdun.dicom.data.FileRegion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** A deflated file has no place to seek to: each region is reached by inflating from the start. */
final class InflatedFile implements BulkSource {

    private final Path file;
    private final ReadLimits limits;

    InflatedFile(Path file, ReadLimits limits) {
        this.file = file;
        this.limits = limits;
    }

    @Override
    public InputStream open(FileRegion region) throws IOException {
        return new DicomFileReader(limits).openInflated(file, region.offset());
    }

    @Override
    public boolean bigEndian() {
        return false;
    }
}
