package io.yingdun.dicom.testkit;

import io.yingdun.dicom.association.DataSetSource;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.service.storage.StoredInstance;
import java.io.ByteArrayInputStream;

/** An instance of 100 zeros, for those who look at UIDs alone. */
public record EmptyInstance(String sopClassUID, String sopInstanceUID, TransferSyntax transferSyntax)
        implements StoredInstance {

    @Override
    public DataSetSource open() {
        return DataSetSource.of(new ByteArrayInputStream(new byte[100]));
    }
}
