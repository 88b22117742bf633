package io.yingdun.cloud.dicomweb;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.archive.OpenedInstance;
import io.yingdun.cloud.storage.StoredObject;
import io.yingdun.dicom.codec.FrameReader;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.data.FragmentsElement;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.ByteOrders;
import io.yingdun.dicom.io.DicomFile;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * The values that metadata name by an address (PS3.18 §10.4.1.1.5, §8.7.3.3): always in little endian. Compressed pixel data
 * is its pixels, or its frames as they are coded, each a part of its own: never offset tables and items.
 */
@RestController
@RequestMapping("/dicomweb/studies/{study}/series/{series}/instances/{instance}")
class BulkDataController {

    private static final int BUFFER = 64 * 1024;

    private final Found found;
    private final AccessJournal journal;
    private final Anonymity anonymity;

    BulkDataController(Found found, AccessJournal journal, Anonymity anonymity) {
        this.found = found;
        this.journal = journal;
        this.anonymity = anonymity;
    }

    /** @param offset of the value in the stored object; in a deflated one, in what it inflates to */
    @GetMapping("/bulkdata/{offset}/{length}")
    void bulkData(
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            @PathVariable long offset,
            @PathVariable long length,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Instance one = found.one(study, series, instance);
        TransferSyntax stored = TransferSyntax.of(one.transferSyntaxUid());
        if (offset < 0 || length < 0 || !stored.deflated() && offset > one.size() - length) {
            throw Access.notThere();
        }
        FileRegion region = new FileRegion(offset, length);
        Negotiation accepted = Negotiation.of(request);
        if (anonymity.applies()) {
            requireKept(one, region);
        }
        journal.accessed(AccessKind.FRAMES, study, series, instance, length);
        try (StoredObject object = found.open(one)) {
            Sending sending = new Sending(request, response, one, region);
            if (stored.encapsulated() || stored.bigEndian()) {
                sending.ofElement(Found.dicom(object), accepted, object);
            } else {
                sending.asItLies(accepted.bulkInMultipart(), stored.deflated(), object);
            }
        }
    }

    /** Any bytes of the object could be those of a name: only values that the metadata point to are given. */
    private void requireKept(Instance instance, FileRegion region) throws IOException {
        try (StoredObject object = found.open(instance)) {
            DataSet kept = anonymity.of(Found.dicom(object).file().dataSet());
            if (BulkOwner.of(region, kept).isEmpty()) {
                throw Access.notThere();
            }
        }
    }

    /** One answer. */
    private record Sending(
            HttpServletRequest request, HttpServletResponse response, Instance instance, FileRegion region) {

        private interface Content {

            void to(OutputStream out) throws IOException;
        }

        /** @param form what tells its bytes from those of the others in an ETag */
        private boolean known(String form) {
            String etag = instance.version() + "-" + region.offset() + "-" + region.length() + form;
            return ByteSender.known(request, response, etag, instance.isImmutable());
        }

        private boolean known(boolean multipart) {
            return known(multipart ? "-parts" : "");
        }

        private MultipartWriter parts(String type) {
            MultipartWriter writer = MultipartWriter.of(type, response.getHeader(HttpHeaders.ETAG));
            response.setContentType(writer.contentType());
            return writer;
        }

        void asItLies(boolean multipart, boolean deflated, StoredObject object) throws IOException {
            if (known(multipart)) {
                return;
            }
            if (!multipart && !deflated) {
                response.setContentType(FrameForm.OCTETS);
                ByteSender.region(request, response, object, region);
                return;
            }
            BulkSource source = deflated ? Found.dicom(object).source() : null;
            send(multipart, FrameForm.OCTETS, region.length(), out -> {
                if (source == null) {
                    ByteSender.copy(object, region, out);
                } else {
                    copy(source, region, 1, out);
                }
            });
        }

        /** What lies there has to be known: words are swapped, and pixels are decoded. */
        void ofElement(OpenedInstance opened, Negotiation accepted, StoredObject object) throws IOException {
            BulkOwner owner = BulkOwner.of(region, opened.file().dataSet()).orElseThrow(Access::notThere);
            DataElement element = owner.element();
            boolean swapped = opened.source().bigEndian() && element.vr().swapUnit() > 1;
            if (element instanceof FragmentsElement) {
                pixels(owner.in(opened.file()), opened.source(), accepted);
            } else if (!swapped) {
                asItLies(accepted.bulkInMultipart(), false, object);
            } else {
                boolean multipart = accepted.bulkInMultipart();
                if (!known(multipart)) {
                    int unit = element.vr().swapUnit();
                    send(multipart, FrameForm.OCTETS, region.length(), out -> copy(opened.source(), region, unit, out));
                }
            }
        }

        private void pixels(DicomFile image, BulkSource source, Negotiation accepted) throws IOException {
            try {
                FrameReader frames = FrameReader.of(image, source);
                FrameForm form = accepted.pixelData(image.transferSyntax(), frames.size() == 1);
                if (form.decoded()) {
                    byte[] first = frames.nativeBytes(1);
                    if (!known(form.etagPart())) {
                        send(
                                form.multipart(),
                                form.contentType(),
                                (long) first.length * frames.size(),
                                out -> decoded(frames, first, out));
                    }
                } else if (!known(form.etagPart())) {
                    coded(frames, form);
                }
            } catch (DicomException e) {
                throw Found.problem(e);
            }
        }

        /** @param first frame, which was decoded to know that it can be */
        private static void decoded(FrameReader frames, byte[] first, OutputStream out) throws IOException {
            out.write(first);
            for (int frame = 2; frame <= frames.size(); frame++) {
                out.write(frames.nativeBytes(frame));
            }
        }

        private void coded(FrameReader frames, FrameForm form) throws IOException {
            if (!form.multipart()) {
                ByteSender.whole(response, form.contentType(), frames.coded(1));
                return;
            }
            MultipartWriter writer = parts(form.mediaType());
            OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
            for (int frame = 1; frame <= frames.size(); frame++) {
                byte[] bytes = frames.coded(frame);
                writer.startPart(out, form.contentType(), bytes.length);
                out.write(bytes);
            }
            writer.finish(out);
            out.flush();
        }

        private void send(boolean multipart, String type, long length, Content content) throws IOException {
            OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
            if (!multipart) {
                response.setContentType(type);
                response.setContentLengthLong(length);
                content.to(out);
                out.flush();
                return;
            }
            MultipartWriter writer = parts(FrameForm.OCTETS);
            writer.startPart(out, type, length);
            content.to(out);
            writer.finish(out);
            out.flush();
        }
    }

    private static void copy(BulkSource source, FileRegion region, int unit, OutputStream out) throws IOException {
        try (InputStream in = source.open(region)) {
            for (long left = region.length(); left > 0; ) {
                byte[] piece = in.readNBytes((int) Math.min(left, BUFFER));
                if (piece.length == 0) {
                    throw new EOFException("the object ends inside the value");
                }
                ByteOrders.swap(piece, unit);
                out.write(piece);
                left -= piece.length;
            }
        }
    }
}
