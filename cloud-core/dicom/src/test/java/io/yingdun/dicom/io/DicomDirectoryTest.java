package io.yingdun.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.testkit.SampleFiles;
import io.yingdun.dicom.testkit.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DicomDirectoryTest {

    @TempDir
    private Path folder = Path.of("");

    @Test
    void findsFilesOfItsFolderAndReportsThoseThatAreNotThere() throws IOException {
        Path image =
                Files.write(Files.createDirectories(folder.resolve("IMAGES")).resolve("A"), new byte[1]);

        DicomDirectory read = directory(List.of("IMAGES", "A"), List.of("IMAGES", "B"));

        assertThat(read.files()).containsExactly(image.toRealPath());
        assertThat(read.missing()).containsExactly("IMAGES/B");
    }

    @Test
    void refusesNamesThatLeadOutOfItsFolder() throws IOException {
        Path outside = Files.write(folder.resolve("secret"), new byte[1]);
        Path inner = Files.createDirectories(folder.resolve("inner"));
        Files.createSymbolicLink(inner.resolve("LINK"), outside);

        DicomDirectory read = directory(
                inner,
                List.of("..", "secret"),
                List.of("../secret"),
                List.of(outside.toString()),
                List.of("LINK"),
                List.of("C:", "X"),
                List.of("A", "", "B"));

        assertThat(read.files()).isEmpty();
        assertThat(read.refused()).hasSize(6);
    }

    @Test
    void worksInAFolderWithAChineseName() throws IOException {
        Path chinese = Files.createDirectories(folder.resolve("影像"));
        Files.write(chinese.resolve("A"), new byte[1]);

        assertThat(directory(chinese, List.of("A")).files()).hasSize(1);
    }

    @Test
    void findsTheFilesOfASampleFileSet() throws IOException {
        Path dicomdir = SampleFiles.file("pydicom/test_files/dicomdirtests/DICOMDIR");

        DicomDirectory read = DicomDirectory.read(dicomdir, ReadLimits.DEFAULT);

        assertThat(read.refused()).isEmpty();
        assertThat(read.missing()).isEmpty();
        assertThat(read.files()).hasSize(31);
    }

    @SafeVarargs
    private DicomDirectory directory(List<String>... fileIds) throws IOException {
        return directory(folder, fileIds);
    }

    @SafeVarargs
    private static DicomDirectory directory(Path where, List<String>... fileIds) throws IOException {
        List<DataSet> records = Arrays.stream(fileIds)
                .map(id -> new DataSet()
                        .put(ElementFactory.text(Tag.ReferencedFileID, VR.CS, SpecificCharacterSet.DEFAULT, id)))
                .toList();
        DataSet dataSet = new DataSet().put(new SequenceElement(Tag.DirectoryRecordSequence, records));
        Path dicomdir =
                Files.write(where.resolve("DICOMDIR"), Samples.file(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
        return DicomDirectory.read(dicomdir, ReadLimits.DEFAULT);
    }
}
