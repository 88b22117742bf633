package io.yingdun.cloud.dimse;

import io.netty.buffer.ByteBuf;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.archive.OpenedInstance;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.storage.StoredObject;
import io.yingdun.dicom.association.DataSetSource;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.service.storage.StoredInstance;
import java.io.IOException;
import java.io.InputStream;

/** An instance of the archive on its way out, read from where it lies. */
record ArchivedInstance(Instance instance, ObjectStore store) implements StoredInstance {

    @Override
    public String sopClassUID() {
        return instance.sopClassUid();
    }

    @Override
    public String sopInstanceUID() {
        return instance.sopInstanceUid();
    }

    @Override
    public TransferSyntax transferSyntax() {
        return TransferSyntax.of(instance.transferSyntaxUid());
    }

    StoredObject object() throws IOException {
        return store.open(instance.location());
    }

    @Override
    public DataSetSource open() throws IOException {
        StoredObject object = object();
        try {
            long offset = OpenedInstance.of(object).file().dataSetOffset();
            return new ObjectSource(object, object.range(offset, object.size() - offset));
        } catch (IOException | RuntimeException e) {
            object.close();
            throw e;
        }
    }

    private record ObjectSource(StoredObject object, InputStream bytes) implements DataSetSource {

        @Override
        public int read(ByteBuf target) throws IOException {
            return target.writeBytes(bytes, target.writableBytes());
        }

        @Override
        public void close() throws IOException {
            object.close();
        }
    }
}
