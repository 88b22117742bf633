package io.yingdun.cloud.dicomweb;

import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.archive.OpenedInstance;
import io.yingdun.cloud.storage.StoredObject;
import io.yingdun.dicom.codec.NativePixels;
import io.yingdun.dicom.confidentiality.BasicProfile;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.io.DicomFileWriter;
import io.yingdun.dicom.io.FileMetaInformation;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/**
 * An instance and the form in which it goes out.
 *
 * @param syntax that it travels in
 * @param anonymous whether it travels without what tells whose it is
 */
record Outgoing(Instance instance, TransferSyntax syntax, boolean multipart, boolean anonymous) {

    private static final int BUFFER = 64 * 1024;

    /** @throws io.yingdun.foundation.problem.ProblemException 406 when none of the forms fits this instance */
    static Outgoing of(Instance instance, List<InstanceForm> forms, boolean anonymous) {
        TransferSyntax stored = TransferSyntax.of(instance.transferSyntaxUid());
        for (InstanceForm form : forms) {
            Optional<TransferSyntax> syntax = form.travels(stored);
            if (syntax.isPresent()) {
                return new Outgoing(instance, syntax.get(), form.multipart(), anonymous);
            }
        }
        throw Negotiation.notAcceptable("transfer-syntax=*; what is stored (" + stored.uid() + ") is not converted so");
    }

    boolean asStored() {
        return !anonymous && inStoredSyntax();
    }

    private boolean inStoredSyntax() {
        return syntax.uid().equals(instance.transferSyntaxUid());
    }

    String contentType() {
        return InstanceForm.DICOM + "; transfer-syntax=" + syntax.uid();
    }

    /** The instance alone, in this form. */
    void send(HttpServletRequest request, HttpServletResponse response, StoredObject object) throws IOException {
        if (asStored()) {
            ByteSender.region(request, response, object, new FileRegion(0, object.size()));
        } else {
            converted(object).write(response.getOutputStream());
        }
    }

    /** Of the bytes that this form has. */
    String etag() {
        if (anonymous) {
            return instance.version() + "-" + syntax.uid() + "-anonymous";
        }
        return asStored() ? instance.version() : instance.version() + "-native";
    }

    /** Whether a browser that has these bytes need not ask again. */
    boolean isImmutable() {
        return !anonymous && instance.isImmutable();
    }

    /** Ready to be written in its syntax; what cannot be converted is known by now. */
    Converted converted(StoredObject object) {
        OpenedInstance opened = Found.dicom(object);
        try {
            NativePixels written = inStoredSyntax()
                    ? new NativePixels(opened.file().dataSet(), opened.source())
                    : NativePixels.of(opened.file(), opened.source());
            DataSet dataSet = anonymous ? BasicProfile.of(written.dataSet()) : written.dataSet();
            return new Converted(instance, syntax, new NativePixels(dataSet, written.source()));
        } catch (IOException e) {
            throw Found.problem(e);
        }
    }

    /** The object in other bytes than those stored. */
    record Converted(Instance instance, TransferSyntax syntax, NativePixels object) {

        void write(OutputStream target) throws IOException {
            OutputStream out = new BufferedOutputStream(target, BUFFER);
            new DicomFileWriter(out, object.source())
                    .write(
                            FileMetaInformation.of(instance.sopClassUid(), instance.sopInstanceUid(), syntax),
                            object.dataSet(),
                            syntax);
            out.flush();
        }
    }
}
