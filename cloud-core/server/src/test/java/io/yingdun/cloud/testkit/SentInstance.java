package io.yingdun.cloud.testkit;

import io.yingdun.dicom.association.AssociationProposal;
import io.yingdun.dicom.association.DataSetSource;
import io.yingdun.dicom.association.RemoteApplicationEntity;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.entity.ClientSession;
import io.yingdun.dicom.entity.DicomClient;
import io.yingdun.dicom.service.storage.StoredInstance;
import io.yingdun.dicom.service.storage.TransferSyntaxConverter;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** A test's CT slice, explicit VR little endian, as a peer sends it by C-STORE. */
public record SentInstance(TestInstance instance) implements StoredInstance {

    /** Preamble, DICM, and the element's head before the group length with which the file's header begins (PS3.10 §7.1). */
    private static final int GROUP_LENGTH_AT = 128 + 4 + 8;

    /** Proposes what {@link SentInstance} needs. */
    public static AssociationProposal.Builder proposal() {
        return AssociationProposal.builder()
                .context(UID.CTImageStorage, List.of(TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
    }

    /** Opens an association with the archive under test. */
    public static CompletableFuture<ClientSession> associate(
            DicomClient peer, int dicomPort, AssociationProposal proposal) {
        return peer.open(new RemoteApplicationEntity("YINGDUN", "localhost", dicomPort), proposal);
    }

    /** By C-STORE, as it is. */
    public static CompletableFuture<Status> send(ClientSession peer, TestInstance instance) {
        return peer.store(new SentInstance(instance), TransferSyntaxConverter.NONE);
    }

    @Override
    public String sopClassUID() {
        return UID.CTImageStorage;
    }

    @Override
    public String sopInstanceUID() {
        return instance.sopUid();
    }

    @Override
    public TransferSyntax transferSyntax() {
        return TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    }

    @Override
    public DataSetSource open() {
        byte[] file = instance.file();
        int dataSet = GROUP_LENGTH_AT
                + Integer.BYTES
                + ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(GROUP_LENGTH_AT);
        return DataSetSource.of(new ByteArrayInputStream(file, dataSet, file.length - dataSet));
    }
}
