package io.yingdun.cloud.archive;

import com.github.luben.zstd.Zstd;
import io.yingdun.dicom.codec.FrameIndex;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.DicomInput;
import io.yingdun.dicom.io.DicomParseException;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ParseRule;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.json.DicomJsonWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads what the index needs of an object, and no pixels. Lenient: only an object whose place in the hierarchy cannot be
 * told, or whose data set breaks off, is refused. Text is decoded with the character set that the bytes are really in.
 */
public final class HeaderReader {

    private static final int MEBIBYTE = 1 << 20;
    /** A header is held in memory by each sender at once: no more than this of it. */
    private static final ReadLimits LIMITS =
            new ReadLimits(64, 1_000_000, 16 * MEBIBYTE, 64L * MEBIBYTE, 4096L * MEBIBYTE);

    /** PS3.5 §9.1 allows digits and dots. Letters are met in the field; more would be trouble in addresses. */
    private static final Pattern UID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z._-]{0,63}");

    private static final Pattern DATE = Pattern.compile("(\\d{4})\\.?(\\d{2})\\.?(\\d{2})");
    private static final Pattern TIME = Pattern.compile("\\d{2}(\\d{2}(\\d{2}(\\.\\d{1,6})?)?)?");
    private static final JsonFactory JSON = new JsonFactory();
    private static final int ZSTD_LEVEL = 3;

    private final DicomFileReader reader = new DicomFileReader(LIMITS);

    /** @param content the whole object; its position is moved */
    public InstanceHeader read(SeekableByteChannel content) throws IOException {
        DicomFile file = file(content);
        DicomParseException broken = file.failure();
        if (broken != null) {
            throw refusal(broken);
        }
        return header(file, frames(file, content));
    }

    /**
     * Of an object that breaks off in its pixel data, what stands before; it has no frames.
     *
     * @throws HeaderException for a whole object too, or one that breaks off elsewhere
     */
    public InstanceHeader readCut(SeekableByteChannel content) throws IOException {
        DicomFile file = file(content);
        DicomParseException broken = file.failure();
        if (broken == null) {
            throw new HeaderException(HeaderException.Kind.BROKEN, -1, "it does not break off");
        }
        if (!broken.breaksOffIn(Tag.PixelData)) {
            throw refusal(broken);
        }
        return header(file, null);
    }

    private DicomFile file(SeekableByteChannel content) throws IOException {
        content.position(0);
        return reader.salvage(DicomInput.of(content), LoadPolicy.HEADER);
    }

    private static HeaderException refusal(DicomParseException broken) {
        HeaderException.Kind kind =
                broken.rule() == ParseRule.NOT_DICOM ? HeaderException.Kind.NOT_DICOM : HeaderException.Kind.BROKEN;
        return new HeaderException(kind, broken.byteOffset(), broken.getMessage());
    }

    private static InstanceHeader header(DicomFile file, @Nullable FrameTable frames) throws HeaderException {
        DataSet dataSet = file.dataSet();
        return new InstanceHeader(
                reference(file),
                patient(dataSet),
                study(dataSet),
                series(dataSet),
                instance(file, frames),
                frames == null ? null : frames.encode(),
                json(dataSet));
    }

    private static InstanceReference reference(DicomFile file) throws HeaderException {
        return new InstanceReference(
                uid(file, Tag.StudyInstanceUID, 0, "Study Instance UID (0020,000D)"),
                uid(file, Tag.SeriesInstanceUID, 0, "Series Instance UID (0020,000E)"),
                uid(file, Tag.SOPInstanceUID, Tag.MediaStorageSOPInstanceUID, "SOP Instance UID (0008,0018)"),
                uid(file, Tag.SOPClassUID, Tag.MediaStorageSOPClassUID, "SOP Class UID (0008,0016)"));
    }

    /** What the data set lacks, group 0002 may say. */
    private static String uid(DicomFile file, int tag, int metaTag, String name) throws HeaderException {
        String uid = file.dataSet()
                .string(tag)
                .or(() -> file.fileMetaInformation().string(metaTag))
                .orElseThrow(() -> new HeaderException(HeaderException.Kind.UID, -1, name + " is missing"));
        if (!UID.matcher(uid).matches()) {
            throw new HeaderException(
                    HeaderException.Kind.UID, -1, name + " is no UID of up to 64 digits and dots (PS3.5 §9.1)");
        }
        return uid;
    }

    static InstanceHeader.PatientPart patient(DataSet dataSet) {
        return new InstanceHeader.PatientPart(
                text(dataSet, Tag.PatientID),
                text(dataSet, Tag.IssuerOfPatientID),
                text(dataSet, Tag.PatientName),
                date(dataSet, Tag.PatientBirthDate),
                text(dataSet, Tag.PatientSex));
    }

    static InstanceHeader.StudyPart study(DataSet dataSet) {
        return new InstanceHeader.StudyPart(
                date(dataSet, Tag.StudyDate),
                time(dataSet, Tag.StudyTime),
                text(dataSet, Tag.AccessionNumber),
                text(dataSet, Tag.StudyID),
                text(dataSet, Tag.StudyDescription),
                text(dataSet, Tag.ReferringPhysicianName),
                text(dataSet, Tag.TimezoneOffsetFromUTC));
    }

    static InstanceHeader.SeriesPart series(DataSet dataSet) {
        List<Series.Request> requests = dataSet.items(Tag.RequestAttributesSequence).stream()
                .map(item -> new Series.Request(
                        text(item, Tag.ScheduledProcedureStepID), text(item, Tag.RequestedProcedureID)))
                .toList();
        return new InstanceHeader.SeriesPart(
                text(dataSet, Tag.Modality),
                integer(dataSet, Tag.SeriesNumber),
                text(dataSet, Tag.SeriesDescription),
                text(dataSet, Tag.BodyPartExamined),
                text(dataSet, Tag.Laterality),
                date(dataSet, Tag.PerformedProcedureStepStartDate),
                time(dataSet, Tag.PerformedProcedureStepStartTime),
                requests);
    }

    private static InstanceHeader.InstancePart instance(DicomFile file, @Nullable FrameTable frames) {
        DataSet dataSet = file.dataSet();
        Integer stated = integer(dataSet, Tag.NumberOfFrames);
        return new InstanceHeader.InstancePart(
                file.transferSyntax().uid(),
                integer(dataSet, Tag.InstanceNumber),
                integer(dataSet, Tag.Rows),
                integer(dataSet, Tag.Columns),
                integer(dataSet, Tag.BitsAllocated),
                stated == null && frames != null
                        ? Integer.valueOf(frames.frames().size())
                        : stated);
    }

    /** A deflated file has no place to seek to; broken pixel data must not keep the rest from being archived. */
    private static @Nullable FrameTable frames(DicomFile file, SeekableByteChannel content) throws IOException {
        if (file.transferSyntax().deflated() || !file.dataSet().contains(Tag.PixelData)) {
            return null;
        }
        try {
            return FrameTable.of(FrameIndex.of(file, bulkSource(content)));
        } catch (DicomException e) {
            return null;
        }
    }

    private static BulkSource bulkSource(SeekableByteChannel content) {
        return new BulkSource() {
            @Override
            public InputStream open(FileRegion region) throws IOException {
                content.position(region.offset());
                return new java.io.FilterInputStream(Channels.newInputStream(content)) {
                    @Override
                    public void close() {
                        // The object is still being read.
                    }
                };
            }

            @Override
            public boolean bigEndian() {
                return false;
            }
        };
    }

    private static byte[] json(DataSet dataSet) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(16 * 1024);
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), out)) {
            new DicomJsonWriter(BulkDataPath::placeholder, DicomJsonWriter.CharacterSetValue.UTF_8)
                    .write(dataSet, json);
        }
        return Zstd.compress(out.toByteArray(), ZSTD_LEVEL);
    }

    /** PostgreSQL keeps no NUL in a text; no VR allows one. */
    private static String text(DataSet dataSet, int tag) {
        return dataSet.string(tag).orElse("").replace("\0", "").strip();
    }

    private static String date(DataSet dataSet, int tag) {
        var parts = DATE.matcher(text(dataSet, tag));
        return parts.matches() ? parts.group(1) + parts.group(2) + parts.group(3) : "";
    }

    private static String time(DataSet dataSet, int tag) {
        String time = text(dataSet, tag).replace(":", "");
        return TIME.matcher(time).matches() ? time : "";
    }

    private static @Nullable Integer integer(DataSet dataSet, int tag) {
        OptionalInt value = dataSet.integer(tag);
        return value.isPresent() ? value.getAsInt() : null;
    }
}
