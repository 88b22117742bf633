package io.yingdun.dicom.testkit;

import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.DicomInput;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The header of a file, and the bytes that stayed behind.
 *
 * @param opened regions that were asked for, in their order
 */
public record FileInMemory(DicomFile file, byte[] bytes, List<FileRegion> opened) implements BulkSource {

    public static FileInMemory of(byte[] bytes) throws IOException {
        DicomFile file = new DicomFileReader(ReadLimits.DEFAULT).read(DicomInput.of(bytes), LoadPolicy.HEADER);
        return new FileInMemory(file, bytes, new ArrayList<>());
    }

    @Override
    public InputStream open(FileRegion region) {
        opened.add(region);
        int offset = (int) Math.min(region.offset(), bytes.length);
        return new ByteArrayInputStream(bytes, offset, bytes.length - offset);
    }

    @Override
    public boolean bigEndian() {
        return file.transferSyntax().bigEndian();
    }
}
