package io.yingdun.dicom.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.io.DicomDirectory;
import io.yingdun.dicom.testkit.Fuzzing;
import io.yingdun.dicom.testkit.Samples;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Coverage-guided fuzzing of a DICOMDIR; see {@link Fuzzing}. */
public final class DicomDirectoryFuzz {

    private static final Path FOLDER = folder();

    private DicomDirectoryFuzz() {}

    /** In a folder of its own with one file, beside which lies another that is nobody's business. */
    private static Path folder() {
        try {
            Path folder =
                    Files.createDirectory(Files.createTempDirectory("fuzz").resolve("media"));
            Files.write(folder.resolveSibling("SECRET"), new byte[1]);
            Files.write(folder.resolve("A"), new byte[1]);
            return folder.toRealPath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whatever the bytes are: files inside the folder only, or a typed exception. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        Path file = Files.write(FOLDER.resolve("DICOMDIR"), bytes);
        try {
            assertThat(DicomDirectory.read(file, DicomFileFuzz.LIMITS).files())
                    .allSatisfy(named -> assertThat(named.toRealPath()).startsWith(FOLDER));
        } catch (DicomException e) {
            // what a broken one is meant to give
        }
    }

    static byte[] naming(String... fileId) {
        DataSet record = new DataSet().put(ElementFactory.text(Tag.ReferencedFileID, fileId));
        DataSet dataSet = new DataSet().put(new SequenceElement(Tag.DirectoryRecordSequence, List.of(record)));
        return Samples.file(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);
    }
}
