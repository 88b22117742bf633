package io.yingdun.dicom.charset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CharacterSetEvidenceTest {

    private static final SpecificCharacterSet LATIN_1 = SpecificCharacterSet.of(List.of("ISO_IR 100"));

    @ParameterizedTest
    @ValueSource(strings = {"王^小东", "张三", "Wang^XiaoDong=王^小东", "上海市第一人民医院", "李^喆", "CT 胸部平扫 3mm", "欧阳^娜娜"})
    void findsGBKUnderISO_IR100(String text) {
        assertThat(evidence(Charset.forName("GBK"), text).contradicting(LATIN_1))
                .hasValue(SpecificCharacterSet.GBK);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Buc^Jérôme",
                "Müller^Jörg",
                "Größe",
                "INSTITUTO DO CORAÇÃO",
                "Äneas",
                "SÃO PAULO",
                "Ærø",
                "naïve façade",
                "Åsa^Öberg",
                "RADIAÇÕES",
                "GRÜSSE",
                "Ñandú",
                "Þórður",
                "Ça va"
            })
    void leavesLatinNamesAlone(String text) {
        assertThat(evidence(StandardCharsets.ISO_8859_1, text).contradicting(LATIN_1))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"王^小东", "Jérôme", "山田"})
    void findsUtf8UnderISO_IR100AndUnderNone(String text) {
        CharacterSetEvidence evidence = evidence(StandardCharsets.UTF_8, text);

        assertThat(evidence.contradicting(LATIN_1)).hasValue(SpecificCharacterSet.UTF_8);
        assertThat(evidence.contradicting(SpecificCharacterSet.DEFAULT)).hasValue(SpecificCharacterSet.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(strings = {"王^小东", "联通", "张三"})
    void believesGB18030WhereItIsGB18030(String text) {
        assertThat(evidence(Charset.forName("GB18030"), text).contradicting(SpecificCharacterSet.GB18030))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"王^小东", "上海市第一人民医院"})
    void findsGB18030UnderUtf8(String text) {
        assertThat(evidence(Charset.forName("GB18030"), text).contradicting(SpecificCharacterSet.UTF_8))
                .hasValue(SpecificCharacterSet.GB18030);
    }

    private static CharacterSetEvidence evidence(Charset charset, String... texts) {
        CharacterSetEvidence evidence = new CharacterSetEvidence();
        for (String text : texts) {
            evidence.add(text.getBytes(charset));
        }
        return evidence;
    }
}
