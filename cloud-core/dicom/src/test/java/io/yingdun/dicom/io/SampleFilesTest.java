package io.yingdun.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.testkit.SampleFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Promises kept for every public sample file. */
class SampleFilesTest {

    /** Cut, or with a byte too many in front, or with an item that reaches beyond the end of the file: all on purpose. */
    private static final Set<String> BROKEN =
            Set.of("MR_truncated.dcm", "rtplan_truncated.dcm", "no_meta.dcm", "DICOMDIR-nooffset");

    private final DicomFileReader reader = new DicomFileReader(ReadLimits.DEFAULT);

    @Test
    void readsEveryFileButTheBrokenOnes() {
        List<Path> files = SampleFiles.all();
        List<String> refused = new ArrayList<>();
        for (Path file : files) {
            try {
                assertThat(reader.read(file, LoadPolicy.HEADER).dataSet().isEmpty())
                        .isFalse();
            } catch (IOException e) {
                refused.add(file.getFileName().toString());
            }
        }
        assertThat(files).hasSizeGreaterThan(600);
        assertThat(refused).containsExactlyInAnyOrderElementsOf(BROKEN);
    }

    @Test
    void writesEveryFileWithoutFindingsBackByteForByte() throws IOException {
        List<String> different = new ArrayList<>();
        int compared = 0;
        for (Path file : SampleFiles.all()) {
            DicomFile dicom = reader.salvage(file, LoadPolicy.ALL);
            if (dicom.failure() == null
                    && dicom.findings().isEmpty()
                    && !dicom.transferSyntax().deflated()) {
                compared++;
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                new DicomFileWriter(out, BulkSource.none()).write(dicom);
                if (!Arrays.equals(out.toByteArray(), Files.readAllBytes(file))) {
                    different.add(file.toString());
                }
            }
        }
        assertThat(different).isEmpty();
        assertThat(compared).isGreaterThan(600);
    }
}
