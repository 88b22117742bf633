package io.yingdun.cloud.ris;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class Hl7TextTest {

    private static final Charset GBK = Charset.forName("GBK");

    /** 琝 珅 誠 are AC5C, AC7C and D55C: their second bytes are those of backslash and bar. */
    private static String message(String characterSet) {
        return "MSH|^~\\&|琝珅誠|医院|RIS||20260101||ADT^A04|1|P|2.5.1||||||" + characterSet + "\rPID|1||P1||珅^誠\r";
    }

    @ParameterizedTest
    @CsvSource({
        "GB 18030-2000, GB18030, UTF-8",
        "GBK, GBK, UTF-8",
        "UNICODE UTF-8, UTF-8, GB18030",
        "UNICODE UTF-8~ISO IR87, UTF-8, GB18030",
        "'', GBK, GB18030",
        "'', UTF-8, UTF-8",
        "ASCII, GBK, GB18030"
    })
    void isReadByMsh18ElseAsTheSenderWrites(String declared, Charset written, Charset usual) {
        Hl7Text text = Hl7Text.decode(message(declared).getBytes(written), usual);
        assertThat(text.problem()).isEmpty();
        assertThat(text.text()).isEqualTo(message(declared));
    }

    @Test
    void goesOnWithALineThatOnlyBeginsLikeASegment() {
        assertThat(Hl7Text.segments("MSH|^~\\&|a\rOBX|1|TX|||所见\nCTA检查未见异常\nMRI 平扫\rPV1\r"))
                .isEqualTo("MSH|^~\\&|a\rOBX|1|TX|||所见\\.br\\CTA检查未见异常\\.br\\MRI 平扫\rPV1\r");
    }

    @Test
    void saysWhichByteIsNoneInTheCharacterSet() {
        byte[] bytes = message("").getBytes(GBK);
        assertThat(Hl7Text.decode(bytes, StandardCharsets.UTF_8).problem()).isEqualTo("byte 9 is no UTF-8");
    }

    @Test
    void saysThatACharacterSetIsNotReadHere() {
        byte[] bytes = message("KS X 1001").getBytes(StandardCharsets.UTF_8);
        assertThat(Hl7Text.decode(bytes, StandardCharsets.UTF_8).problem()).contains("KS X 1001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\r", "\n", "\r\n", "\r\r"})
    void endsSegmentsHoweverTheSenderDoes(String end) {
        assertThat(Hl7Text.segments("MSH|^~\\&|a" + end + "PID|1" + end + "ZDS|2" + end))
                .isEqualTo("MSH|^~\\&|a\rPID|1\rZDS|2\r");
    }

    @Test
    void takesAStrayLineEndForABreakInTheText() {
        assertThat(Hl7Text.segments("MSH|^~\\&|a\rNTE|1||first\rsecond line|x\rPID|1\r"))
                .isEqualTo("MSH|^~\\&|a\rNTE|1||first\\.br\\second line|x\rPID|1\r");
    }
}
