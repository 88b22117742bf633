package io.yingdun.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.testkit.SampleFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sample files that hold the same picture in several codings, and a picture for every file that has one. */
class SamplePixelsTest {

    private static final String FOLDER = "pydicom/test_files/";

    /** Damaged on purpose: cut, or with four bytes of the code stream overwritten. */
    private static final Set<String> BROKEN =
            Set.of("MR_truncated.dcm", "JPEG2000-embedded-sequence-delimiter.dcm", "dwv-test_no-number-rows.dcm");

    @ParameterizedTest
    @CsvSource({
        "MR_small.dcm, MR_small_RLE.dcm",
        "MR_small.dcm, MR_small_jp2klossless.dcm",
        "MR_small.dcm, MR_small_jpeg_ls_lossless.dcm",
        "MR_small.dcm, MR_small_bigendian.dcm",
        "MR_small.dcm, MR_small_expb.dcm",
        "MR_small.dcm, MR_small_implicit.dcm",
        "MR_small.dcm, MR_small_padded.dcm",
        "SC_rgb_rle.dcm, SC_rgb_jpeg_gdcm.dcm",
        "SC_rgb_small_odd.dcm, SC_rgb_small_odd_big_endian.dcm",
        "liver_1frame.dcm, liver_expb_1frame.dcm",
        "rtdose_1frame.dcm, rtdose_expb_1frame.dcm",
        "rtdose_1frame.dcm, rtdose_rle_1frame.dcm",
        "rtdose.dcm, rtdose_rle.dcm",
        "rtdose.dcm, rtdose_expb.dcm",
    })
    void givesTheSameValuesWhateverTheCoding(String one, String other) throws IOException {
        FrameReader first = FrameReader.open(SampleFiles.file(FOLDER + one), ReadLimits.DEFAULT);
        FrameReader second = FrameReader.open(SampleFiles.file(FOLDER + other), ReadLimits.DEFAULT);

        assertThat(second.size()).isEqualTo(first.size());
        for (int frame = 1; frame <= first.size(); frame++) {
            assertThat(second.read(frame).values()).isEqualTo(first.read(frame).values());
        }
    }

    @Test
    void readsADeflatedImage() throws IOException {
        FrameReader reader = FrameReader.open(SampleFiles.file(FOLDER + "image_dfl.dcm"), ReadLimits.DEFAULT);

        assertThat(reader.read(1).values()).hasSize(512 * 512).contains(0, 255);
    }

    @Test
    void decodesAFrameOfEveryImage() throws IOException {
        List<String> failed = new ArrayList<>();
        int decoded = 0;
        for (Path path : SampleFiles.all()) {
            DicomFile file = new DicomFileReader(ReadLimits.DEFAULT).salvage(path, LoadPolicy.HEADER);
            if (!file.dataSet().contains(Tag.PixelData) && !path.endsWith("MR_truncated.dcm")
                    || !file.dataSet().contains(Tag.BitsAllocated)) {
                continue;
            }
            try {
                FrameReader reader = FrameReader.open(path, ReadLimits.DEFAULT);
                reader.read(reader.size());
                decoded++;
            } catch (IOException e) {
                failed.add(path.getFileName().toString());
            }
        }
        assertThat(failed).containsExactlyInAnyOrderElementsOf(BROKEN);
        assertThat(decoded).isGreaterThan(550);
    }
}
