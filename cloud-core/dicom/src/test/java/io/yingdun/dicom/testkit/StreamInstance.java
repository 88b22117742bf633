package io.yingdun.dicom.testkit;

import io.yingdun.dicom.association.DataSetSource;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.service.storage.StoredInstance;
import java.io.InputStream;

/** An instance whose bytes are a stream; it can be opened once. */
public record StreamInstance(
        String sopClassUID, String sopInstanceUID, TransferSyntax transferSyntax, InputStream bytes)
        implements StoredInstance {

    @Override
    public DataSetSource open() {
        return DataSetSource.of(bytes);
    }
}
