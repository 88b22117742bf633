package io.yingdun.uploader.source;

import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.DicomInput;
import io.yingdun.dicom.io.DicomParseException;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ParseRule;
import io.yingdun.dicom.io.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Tells DICOM from what lies beside it on CDs and shares, from the first elements. What begins like DICOM and is broken
 * further on counts as DICOM: the server says what is wrong with it, and it is listed.
 *
 * @param sopInstanceUid of an instance; null where it cannot be read
 */
public record DicomCheck(Kind kind, @Nullable String sopInstanceUid) {

    /** What a file is. */
    public enum Kind {
        INSTANCE,
        /** A DICOMDIR: says where instances are, is none itself. */
        DIRECTORY,
        NOT_DICOM
    }

    private static final DicomFileReader READER = new DicomFileReader(ReadLimits.DEFAULT);

    public static DicomCheck of(SourceFile file) throws IOException {
        try (InputStream bytes = file.open(0)) {
            return of(DicomInput.of(bytes));
        }
    }

    public static DicomCheck of(DicomInput start) throws IOException {
        try {
            DicomFile head = READER.readUpTo(Tag.StudyDate, start, LoadPolicy.HEADER);
            boolean directory = head.fileMetaInformation()
                    .string(Tag.MediaStorageSOPClassUID)
                    .filter(UID.MediaStorageDirectoryStorage::equals)
                    .isPresent();
            String sopInstanceUid = head.dataSet().string(Tag.SOPInstanceUID).orElse(null);
            return new DicomCheck(directory ? Kind.DIRECTORY : Kind.INSTANCE, sopInstanceUid);
        } catch (DicomParseException e) {
            return new DicomCheck(e.rule() == ParseRule.NOT_DICOM ? Kind.NOT_DICOM : Kind.INSTANCE, null);
        }
    }

    public boolean isInstance() {
        return kind == Kind.INSTANCE;
    }
}
