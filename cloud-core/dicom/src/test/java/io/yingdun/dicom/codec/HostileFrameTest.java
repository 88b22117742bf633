package io.yingdun.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.dictionary.TransferSyntax.Compression;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.testkit.SampleFiles;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Compressed frames that are cut or damaged: an exception of ours or some picture, never anything else. */
@Timeout(300)
class HostileFrameTest {

    @ParameterizedTest
    @CsvSource({
        "SC_rgb_small_odd_jpeg.dcm, JPEG, 3000",
        "SC_rgb_dcmtk_+eb+cy+s4.dcm, JPEG, 400",
        "JPGExtended.dcm, JPEG, 20",
        "SC_rgb_jpeg_gdcm.dcm, JPEG_LOSSLESS, 300",
        "MR_small_jpeg_ls_lossless.dcm, JPEG_LS, 300",
        "SC_rgb_jls_lossy_sample.dcm, JPEG_LS, 300",
        "MR_small_RLE.dcm, RLE, 1000",
        "MR_small_jp2klossless.dcm, JPEG_2000, 300"
    })
    void givesCodecExceptionOrAPicture(String name, Compression compression, int rounds) throws IOException {
        FrameReader reader = FrameReader.open(SampleFiles.file("pydicom/test_files/" + name), ReadLimits.DEFAULT);
        byte[] frame = reader.coded(1);
        Random random = new Random(name.hashCode());
        for (int round = 0; round < rounds; round++) {
            byte[] damaged = round % 3 == 0 ? Arrays.copyOf(frame, random.nextInt(frame.length)) : frame.clone();
            for (int flips = 3; flips > 0 && damaged.length > 0; flips--) {
                damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
            }
            try {
                StoredFrame picture = Decoders.decode(damaged, reader.image(), compression, false);
                assertThat(picture.values()).hasSize(reader.image().samples());
            } catch (CodecException e) {
                assertThat(e.getMessage()).isNotEmpty();
            }
        }
    }
}
