package io.yingdun.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.testkit.SampleFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
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

    /** A coding that is new among the samples is a line here: what runs over each of them runs over it too. */
    @Test
    void everyTransferSyntaxOfTheSamplesIsOneThatIsTriedWithPeers() throws IOException {
        Set<String> there = new HashSet<>();
        for (Path file : SampleFiles.all()) {
            DicomFile header = reader.salvage(file, LoadPolicy.HEADER);
            if (header.dataSet().contains(Tag.PixelData)) {
                there.add(header.transferSyntax().uid());
            }
        }
        Map<String, Path> tried = SampleFiles.oneOfEachTransferSyntax();

        assertThat(there)
                .containsExactlyInAnyOrder(
                        UID.ImplicitVRLittleEndian,
                        UID.ExplicitVRLittleEndian,
                        UID.DeflatedExplicitVRLittleEndian,
                        UID.ExplicitVRBigEndian,
                        UID.RLELossless,
                        UID.JPEGBaseline8Bit,
                        UID.JPEGExtended12Bit,
                        UID.JPEGLosslessSV1,
                        UID.JPEGLSLossless,
                        UID.JPEGLSNearLossless,
                        UID.JPEG2000Lossless,
                        UID.JPEG2000);
        assertThat(tried).containsOnlyKeys(there);
        Set<String> identities = new HashSet<>();
        for (Path file : tried.values()) {
            identities.add(reader.read(file, LoadPolicy.HEADER)
                    .dataSet()
                    .string(Tag.SOPInstanceUID)
                    .orElseThrow());
        }
        assertThat(identities).hasSameSizeAs(tried.keySet());
    }
}
