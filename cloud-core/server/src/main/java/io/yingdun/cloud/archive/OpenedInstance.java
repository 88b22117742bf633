package io.yingdun.cloud.archive;

import io.yingdun.cloud.storage.StoredObject;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.DicomInput;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import java.io.IOException;
import java.io.InputStream;

/**
 * A stored instance as a DICOM object: its header in memory, its pixels where they lie. Open only as long as the stored
 * object is.
 *
 * @param file read with {@link LoadPolicy#HEADER}
 * @param source of what was not loaded
 */
public record OpenedInstance(DicomFile file, BulkSource source) {

    /** @throws IOException when the bytes cannot be read or are no DICOM object any more */
    public static OpenedInstance of(StoredObject object) throws IOException {
        DicomFile file = new DicomFileReader(ReadLimits.DEFAULT)
                .read(DicomInput.of(object.channel().position(0)), LoadPolicy.HEADER);
        if (!file.transferSyntax().deflated()) {
            return new OpenedInstance(
                    file, new StoredSource(object, file.transferSyntax().bigEndian()));
        }
        return new OpenedInstance(file, BulkSource.of(object.file(), file, ReadLimits.DEFAULT));
    }

    private record StoredSource(StoredObject object, boolean bigEndian) implements BulkSource {

        @Override
        public InputStream open(FileRegion region) throws IOException {
            return object.range(region.offset(), Math.min(region.length(), object.size() - region.offset()));
        }
    }
}
