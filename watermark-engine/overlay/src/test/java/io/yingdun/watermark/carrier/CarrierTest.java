package io.yingdun.watermark.carrier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.payload.Codeword;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CarrierTest {
    private static final WatermarkKey KEY = WatermarkKey.of(new byte[WatermarkKey.LENGTH]);
    private static final Carrier CARRIER = Carrier.of(KEY.carrierKey());
    private static final Codeword CODEWORD = new TokenCode(KEY).encode(new Token(5));

    @Test
    void everyKeyHasNineToneInThreeRingsAndAllItsPayload() {
        for (int i = 0; i < 20; i++) {
            byte[] secret = new byte[WatermarkKey.LENGTH];
            secret[0] = (byte) i;
            Carrier carrier = Carrier.of(WatermarkKey.of(secret).carrierKey());
            assertThat(carrier.pilot()).hasSize(9);
            assertThat(carrier.pilot().stream().map(Harmonic::radius)).allMatch(r -> r > 5.5 && r < 17.5);
            assertThat(carrier.payload()).hasSize(576);
        }
    }

    @Test
    void noHarmonicIsUsedTwiceOrLiesNearAnAxis() {
        Set<List<Integer>> seen = new HashSet<>();
        for (List<Harmonic> part : List.of(CARRIER.pilot(), CARRIER.payload())) {
            for (Harmonic h : part) {
                assertThat(seen.add(List.of(h.kx(), h.ky()))).isTrue();
                assertThat(Math.abs(h.kx())).isGreaterThanOrEqualTo(2);
                assertThat(h.ky()).isGreaterThanOrEqualTo(2);
                assertThat(h.radius()).isLessThanOrEqualTo(22);
            }
        }
    }

    @Test
    void pilotAndPayloadShareThePowerEvenly() {
        assertThat(power(TileSignal.pilot(CARRIER, 125))).isCloseTo(0.5, within(1e-9));
        assertThat(power(TileSignal.of(CARRIER, CODEWORD, 125))).isCloseTo(1.0, within(1e-9));
        assertThat(power(TileSignal.of(CARRIER, CODEWORD, 187))).isCloseTo(1.0, within(1e-9));
    }

    @Test
    void payloadAmplitudeFallsWithFrequency() {
        double product =
                CARRIER.payload().get(0).amplitude() * CARRIER.payload().get(0).radius();
        assertThat(CARRIER.payload())
                .allSatisfy(h -> assertThat(h.amplitude() * h.radius()).isCloseTo(product, within(1e-12)));
    }

    @Test
    void everyHarmonicCarriesItsTwoChips() {
        double[] signal = TileSignal.of(CARRIER, CODEWORD, 125);
        for (int i = 0; i < CARRIER.payload().size(); i++) {
            Harmonic h = CARRIER.payload().get(i);
            double first = 0;
            double second = 0;
            for (int n = 0; n < signal.length; n++) {
                double angle = 2 * Math.PI * (h.kx() * (n % 125) + h.ky() * (n / 125)) / 125 + h.phase();
                first += signal[n] * Math.cos(angle);
                second -= signal[n] * Math.sin(angle);
            }
            double unit = h.amplitude() * signal.length / 2;
            assertThat(first / unit).isCloseTo(CODEWORD.chip(2 * i), within(1e-6));
            assertThat(second / unit).isCloseTo(CODEWORD.chip(2 * i + 1), within(1e-6));
        }
    }

    @Test
    void anotherKeyHasOtherTones() {
        Carrier other = Carrier.of(WatermarkKey.generate().carrierKey());
        assertThat(other.pilot()).isNotEqualTo(CARRIER.pilot());
    }

    private static double power(double[] signal) {
        double sum = 0;
        for (double value : signal) {
            sum += value * value;
        }
        return sum / signal.length;
    }
}
