package io.yingdun.watermark.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WatermarkKeyTest {
    private static final WatermarkKey KEY = WatermarkKey.of(new byte[WatermarkKey.LENGTH]);

    @Test
    void textFormIsReadBack() {
        WatermarkKey key = WatermarkKey.generate();
        assertThat(WatermarkKey.parse(key.text())).isEqualTo(key);
        assertThat(WatermarkKey.parse(key.text().strip() + "\r\n")).isEqualTo(key);
    }

    @Test
    void textFormIsOneLineWithHeaderAndVersion() {
        assertThat(KEY.text()).isEqualTo("yingdun-watermark-key 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\n");
    }

    @Test
    void twoGeneratedKeysDiffer() {
        assertThat(WatermarkKey.generate()).isNotEqualTo(WatermarkKey.generate());
    }

    @Test
    void neverShowsItsSecret() {
        WatermarkKey key = WatermarkKey.generate();
        String secret = key.text().split(" ", -1)[2].strip();
        assertThat(key.toString()).doesNotContain(secret.substring(0, 8));
        assertThat(key.carrierKey().toString()).isEqualTo("CarrierKey[…]");
        assertThatThrownBy(() -> WatermarkKey.parse("yingdun-watermark-key 1 " + secret + "x"))
                .isInstanceOf(KeyFormatException.class)
                .hasMessageNotContaining(secret.substring(0, 8));
    }

    @Test
    void refusesWhatIsNoKey() {
        for (String text : new String[] {
            "",
            "yingdun-watermark-key",
            "yingdun-watermark-key 1",
            "yingdun-watermark-key 2 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            "yingdun-watermark-key 1 AAAA",
            "yingdun-watermark-key 1 !!!!",
            "other 1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            KEY.text() + KEY.text(),
        }) {
            assertThatThrownBy(() -> WatermarkKey.parse(text)).as(text).isInstanceOf(KeyFormatException.class);
        }
    }

    @Test
    void derivedValuesStayTheSameForEver() {
        assertThat(KEY.fingerprint()).isEqualTo("e64527ef");
        assertThat(Long.toHexString(KEY.stream("label").nextLong())).isEqualTo("24591d86c67850af");
        assertThat(Long.toHexString(KEY.carrierKey().stream("label").nextLong()))
                .isEqualTo("aeadc02ec1a38b05");
        assertThat(Long.toHexString(KEY.hash("label").of(1))).isEqualTo("1f8c5271b46d037");
    }

    @Test
    void boundedNumbersAreUniform() {
        KeyStream stream = KEY.stream("uniform");
        int[] counts = new int[6];
        for (int i = 0; i < 60_000; i++) {
            counts[stream.nextInt(6)]++;
        }
        assertThat(IntStream.of(counts)).allMatch(count -> count > 9_600 && count < 10_400);
    }
}
