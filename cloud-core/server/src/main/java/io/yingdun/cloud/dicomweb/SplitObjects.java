package io.yingdun.cloud.dicomweb;

import io.yingdun.cloud.storage.FreeSpace;
import io.yingdun.dicom.data.BulkElement;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.data.FragmentsElement;
import io.yingdun.dicom.data.ValueElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.Tags;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.io.DicomFileWriter;
import io.yingdun.dicom.io.FileMetaInformation;
import io.yingdun.dicom.json.DicomJsonReader;
import io.yingdun.dicom.xml.NativeModelReader;
import java.io.BufferedOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Objects that come as metadata and bulk data apart (PS3.18 §10.5.1.1.2): data sets in the first parts, whose BulkDataURIs
 * are the Content-Locations of parts that follow. Metadata is held in memory, bulk data in a file until all has come.
 */
final class SplitObjects implements AutoCloseable {

    private static final int BUFFER = 64 * 1024;
    private static final long MOST_METADATA = 32L << 20;
    private static final int MOST_PARTS = 50_000;

    /** What a length can say, and even (PS3.5 §7.1.2). */
    private static final long LONGEST = 0xFFFFFFFEL;

    /**
     * @param syntax of the compressed frame that it is; null for a value as it is
     * @param objection why no object may have it; empty when one may
     */
    private record Bulk(FileRegion region, @Nullable TransferSyntax syntax, String objection) {

        static Bulk refused(String objection) {
            return new Bulk(new FileRegion(0, 0), null, objection);
        }
    }

    private final BulkReferences references = new BulkReferences();
    private final Deque<DataSet> dataSets = new ArrayDeque<>();
    private final Map<String, Bulk> bulk = new HashMap<>();
    private final BulkSpool spool;
    private long metadata;

    SplitObjects(Path folder, FreeSpace room) throws IOException {
        spool = new BulkSpool(folder, room);
    }

    /** @throws DicomException when it is no metadata, or there is too much of all */
    void add(MultipartReader.Part part) throws IOException {
        MediaRange type = part.contentType().orElseThrow(() -> new DicomException("a part without Content-Type"));
        int left = MOST_PARTS - dataSets.size() - bulk.size();
        if (left <= 0) {
            throw new DicomException("more than " + MOST_PARTS + " parts");
        }
        if (type.is(ModelForm.JSON.mediaType()) || type.is("application/json")) {
            dataSets.addAll(new DicomJsonReader(references, left).read(new Counted(part.body())));
        } else if (type.is(ModelForm.XML.mediaType())) {
            dataSets.add(new NativeModelReader(references, MOST_METADATA).read(new Counted(part.body())));
        } else {
            spool(part, type);
        }
    }

    private void spool(MultipartReader.Part part, MediaRange type) throws IOException {
        String location = part.field("Content-Location")
                .orElseThrow(() -> new DicomException("bulk data without Content-Location"));
        count(location.length());
        if (bulk.containsKey(location)) {
            bulk.put(location, Bulk.refused("several parts have the same Content-Location"));
            return;
        }
        Optional<BulkForm> form = BulkForm.of(type);
        if (form.isEmpty()) {
            bulk.put(location, Bulk.refused("bulk data of a type or transfer syntax that is not taken"));
            return;
        }
        TransferSyntax syntax = form.get().syntax();
        FileRegion region = syntax == null ? spool.value(part.body()) : spool.fragments(part.body());
        bulk.put(location, new Bulk(region, syntax, ""));
    }

    /** The next data set, which is given once: nothing holds it after it was written. */
    Optional<DataSet> next() {
        return Optional.ofNullable(dataSets.poll());
    }

    /** Writes one of the data sets as a Part 10 file. @throws DicomException when its bulk data did not come */
    void write(DataSet dataSet, WritableByteChannel target) throws IOException {
        List<Integer> notData = new ArrayList<>();
        dataSet.forEach(element -> {
            if (Tags.group(element.tag()) <= 2) {
                notData.add(element.tag());
            }
        });
        notData.forEach(dataSet::remove);
        DataElement pixels = dataSet.get(Tag.PixelData);
        TransferSyntax compressed = syntaxOf(pixels);
        if (compressed != null && dataSet.integer(Tag.NumberOfFrames).orElse(1) > 1) {
            throw new DicomException("one compressed frame where there should be several");
        }
        references.replaceIn(dataSet, (reference, uri) -> element(reference, uri, reference == pixels));
        TransferSyntax syntax = compressed == null ? TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN : compressed;
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(target), BUFFER);
        new DicomFileWriter(out, spool.source())
                .write(
                        FileMetaInformation.of(
                                required(dataSet, Tag.SOPClassUID), required(dataSet, Tag.SOPInstanceUID), syntax),
                        dataSet,
                        syntax);
        out.flush();
    }

    private @Nullable TransferSyntax syntaxOf(@Nullable DataElement pixels) {
        Bulk found = references.uriOf(pixels).map(bulk::get).orElse(null);
        return found == null ? null : found.syntax();
    }

    private DataElement element(ValueElement reference, String uri, boolean pixels) throws IOException {
        Bulk found = bulk.get(uri);
        if (found == null) {
            throw new DicomException(
                    "no part has the Content-Location of the bulk data of " + Tags.format(reference.tag()));
        }
        if (!found.objection().isEmpty()) {
            throw new DicomException(found.objection());
        }
        if (found.region().length() > LONGEST) {
            throw new DicomException("a value of more than 4 GiB");
        }
        if (found.syntax() == null) {
            return new BulkElement(reference.tag(), reference.vr(), found.region());
        }
        if (!pixels) {
            throw new DicomException("a compressed frame that is not the object's own");
        }
        FileRegion fragment = BulkSpool.fragmentIn(found.region());
        return new FragmentsElement(Tag.PixelData, VR.OB, found.region(), List.of(), List.of(fragment), List.of());
    }

    /** Names of bulk data are metadata too. */
    private void count(int bytes) throws DicomException {
        metadata += bytes;
        if (metadata > MOST_METADATA) {
            throw new DicomException("more than " + (MOST_METADATA >> 20) + " MiB of metadata");
        }
    }

    private static String required(DataSet dataSet, int tag) throws DicomException {
        return dataSet.string(tag).orElseThrow(() -> new DicomException(Tags.format(tag) + " is missing"));
    }

    @Override
    public void close() throws IOException {
        spool.close();
    }

    /** All metadata together has a limit, and a part is left open for its reader. */
    private final class Counted extends FilterInputStream {

        Counted(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = super.read(target, offset, length);
            count(Math.max(0, got));
            return got;
        }

        @Override
        public void close() {
            // The multipart reader goes on behind the part.
        }
    }
}
