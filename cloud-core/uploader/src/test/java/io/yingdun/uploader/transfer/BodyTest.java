package io.yingdun.uploader.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.luben.zstd.ZstdInputStream;
import io.yingdun.uploader.testkit.Instances;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class BodyTest {

    @Test
    void compressesUncompressedPixelsAndLosesNothing() throws IOException {
        byte[] file = Instances.ct(1, 3_500_000);
        Body body = Body.smallest(new ByteArrayInputStream(file));
        byte[] sent = body.bytes().readAllBytes();

        assertThat(body.zstd()).isTrue();
        assertThat(sent.length).isLessThan(file.length / 2);
        assertThat(new ZstdInputStream(new ByteArrayInputStream(sent)).readAllBytes())
                .isEqualTo(file);
    }

    @Test
    void leavesWhatDoesNotShrinkAlone() throws IOException {
        byte[] file = Instances.incompressible(1, 1_500_000);
        Body body = Body.smallest(new ByteArrayInputStream(file));

        assertThat(body.zstd()).isFalse();
        assertThat(body.bytes().readAllBytes()).isEqualTo(file);
    }

    @Test
    void losesAtMostTheLastMebibyteToACut() throws IOException {
        byte[] file = Instances.ct(1, 5 << 20);
        byte[] sent = Body.smallest(new ByteArrayInputStream(file)).bytes().readAllBytes();
        int cut = sent.length * 3 / 4;
        byte[] decoded = new byte[file.length];
        int got = 0;
        try (ZstdInputStream in = new ZstdInputStream(new ByteArrayInputStream(sent, 0, cut))) {
            for (int n = in.read(decoded); n > 0; n = in.read(decoded, got, decoded.length - got)) {
                got += n;
            }
        } catch (IOException broken) {
            assertThat(got).isGreaterThan(file.length * 3 / 4 - (2 << 20));
        }
        assertThat(Arrays.mismatch(decoded, 0, got, file, 0, got)).isEqualTo(-1);
    }

    @Test
    void sendsAnEmptyFileAsNothing() throws IOException {
        Body body = Body.smallest(new ByteArrayInputStream(new byte[0]));
        assertThat(body.bytes().readAllBytes()).isEmpty();
    }
}
