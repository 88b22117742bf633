package io.yingdun.cloud.ingest;

import io.yingdun.cloud.storage.StoredObject;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.DicomInput;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * How the data sets of two objects compare, byte by byte. Who sent them stands in front, in group 0002, and differs by the
 * door that an object came through.
 */
enum DataSetComparison {
    SAME,
    /** The first breaks off, and the other goes on from there. */
    FIRST_IS_CUT,
    SECOND_IS_CUT,
    OTHER;

    private static final int PIECE = 64 * 1024;

    static DataSetComparison of(StoredObject one, StoredObject other) throws IOException {
        DicomFile first = header(one);
        DicomFile second = header(other);
        long length = one.size() - first.dataSetOffset();
        long otherLength = other.size() - second.dataSetOffset();
        boolean firstIsCut = length < otherLength && first.brokenBy().isPresent();
        boolean secondIsCut = length > otherLength && second.brokenBy().isPresent();
        boolean comparable = length == otherLength || firstIsCut || secondIsCut;
        if (!comparable
                || !first.transferSyntax().uid().equals(second.transferSyntax().uid())
                || !sameBytes(
                        one, first.dataSetOffset(), other, second.dataSetOffset(), Math.min(length, otherLength))) {
            return OTHER;
        }
        return firstIsCut ? FIRST_IS_CUT : secondIsCut ? SECOND_IS_CUT : SAME;
    }

    private static DicomFile header(StoredObject object) throws IOException {
        return new DicomFileReader(ReadLimits.DEFAULT)
                .salvage(DicomInput.of(object.channel().position(0)), LoadPolicy.HEADER);
    }

    private static boolean sameBytes(StoredObject one, long from, StoredObject other, long otherFrom, long length)
            throws IOException {
        try (InputStream first = one.range(from, length);
                InputStream second = other.range(otherFrom, length)) {
            byte[] piece;
            do {
                piece = first.readNBytes(PIECE);
                if (!Arrays.equals(piece, second.readNBytes(PIECE))) {
                    return false;
                }
            } while (piece.length > 0);
        }
        return true;
    }
}
