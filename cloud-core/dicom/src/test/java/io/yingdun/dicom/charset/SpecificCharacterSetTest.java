package io.yingdun.dicom.charset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpecificCharacterSetTest {

    /** The examples of PS3.5 annexes H, I, J and K, byte for byte. */
    @ParameterizedTest
    @CsvSource({
        // H.3.1
        "'|ISO 2022 IR 87', 59616D6164613D5461726F75, 'Yamada=Tarou'",
        "'|ISO 2022 IR 87', 59616D6164615E5461726F753D1B2442"
                + "3B3345441B28425E1B244242404F3A1B28423D1B24422464245E24401B28425E1B2442243F246D24261B2842,"
                + " 'Yamada^Tarou=山田^太郎=やまだ^たろう'",
        // H.3.2: katakana in the first group, JIS X 0201 as value 1
        "'ISO 2022 IR 13|ISO 2022 IR 87', D4CFC0DE5EC0DBB33D1B24423B3345441B284A5E1B244242404F3A1B284A"
                + "3D1B24422464245E24401B284A5E1B2442243F246D24261B284A, 'ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう'",
        // I.2
        "'|ISO 2022 IR 149', 486F6E675E47696C646F6E673D1B242943FBF35E1B242943D1CED4D73D"
                + "1B242943C8AB5E1B242943B1E6B5BF, 'Hong^Gildong=洪^吉洞=홍^길동'",
        // K.2
        "'|ISO 2022 IR 58', 5A68616E675E5869616F446F6E673D1B242941D5C55E1B242941D0A1B6AB3D,"
                + " 'Zhang^XiaoDong=张^小东='",
        // J.1
        "'ISO_IR 192', 57616E675E5869616F446F6E673DE78E8B5EE5B08FE69DB13D, 'Wang^XiaoDong=王^小東='",
        // J.2
        "'GB18030', 57616E675E5869616F446F6E673DCDF55ED0A1B6AB3D, 'Wang^XiaoDong=王^小东='",
        "'GBK', 57616E675E5869616F446F6E673DCDF55ED0A1B6AB3D, 'Wang^XiaoDong=王^小东='",
    })
    void decodesAndEncodesTheExamplesOfTheStandard(String terms, String hex, String text) {
        SpecificCharacterSet set = SpecificCharacterSet.of(List.of(terms.split("\\|")));
        byte[] bytes = HexFormat.of().parseHex(hex);

        assertThat(set.decode(bytes, true)).isEqualTo(text);
        assertThat(set.encode(text, true)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({
        "ISO_IR 100, ISO-8859-1, 'Buc^Jérôme'",
        "ISO_IR 101, ISO-8859-2, 'Wałęsa'",
        "ISO_IR 109, ISO-8859-3, 'ĉapelo'",
        "ISO_IR 110, ISO-8859-4, 'Ģirts'",
        "ISO_IR 144, ISO-8859-5, 'Люкceмбypг'",
        "ISO_IR 127, ISO-8859-6, 'قباني'",
        "ISO_IR 126, ISO-8859-7, 'Διονυσιος'",
        "ISO_IR 138, ISO-8859-8, 'שרון'",
        "ISO_IR 148, ISO-8859-9, 'İğdır'",
        "ISO_IR 203, ISO-8859-15, 'Œuvre€'",
        "ISO_IR 166, TIS-620, 'ประเทศ'",
        "ISO 2022 IR 100, ISO-8859-1, 'Jérôme'",
    })
    void knowsEverySingleByteSet(String term, String charset, String text) {
        SpecificCharacterSet set = SpecificCharacterSet.of(List.of(term));

        assertThat(set.decode(text.getBytes(Charset.forName(charset)), true)).isEqualTo(text);
        assertThat(set.encode(text, true)).isEqualTo(text.getBytes(Charset.forName(charset)));
    }

    @Test
    void switchesBetweenSingleByteSetsByEscape() {
        SpecificCharacterSet set = SpecificCharacterSet.of(List.of("ISO 2022 IR 100", "ISO 2022 IR 144"));
        byte[] bytes = HexFormat.of().parseHex("E9201B2D4CBB");

        assertThat(set.decode(bytes, false)).isEqualTo("é Л");
        assertThat(set.encode("é Л", false)).isEqualTo(bytes);
    }

    @ParameterizedTest
    @CsvSource({"GB2312", "ISO 2022 58", "iso ir 58"})
    void readsGB2312WithoutEscapesUnderTermsOfTheField(String term) {
        byte[] bytes = "张^小东".getBytes(Charset.forName("GBK"));

        assertThat(SpecificCharacterSet.of(List.of("", term)).decode(bytes, true))
                .isEqualTo("张^小东");
    }

    @Test
    void startsAnewAtEachValue() {
        SpecificCharacterSet set = SpecificCharacterSet.of(List.of("", "ISO 2022 IR 87"));
        byte[] unrestored = HexFormat.of().parseHex("1B24423B331B28425C41");

        assertThat(set.decode(unrestored, false)).isEqualTo("山\\A");
    }

    @Test
    void knowsWhichTermsExist() {
        assertThat(SpecificCharacterSet.isKnownTerm("ISO_IR 100")).isTrue();
        assertThat(SpecificCharacterSet.isKnownTerm("iso_ir_100")).isTrue();
        assertThat(SpecificCharacterSet.isKnownTerm("ISO_IR 999")).isFalse();
        assertThat(SpecificCharacterSet.isKnownTerm("LATIN")).isFalse();
    }

    @Test
    void refusesToWriteWhatTheSetDoesNotHave() {
        assertThatThrownBy(() -> SpecificCharacterSet.DEFAULT.encode("王", true))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SpecificCharacterSet.GBK.encode("\uD83D\uDE00", false))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void decodesAnyBytesWithoutFailing() {
        Random random = new Random(7);
        SpecificCharacterSet set = SpecificCharacterSet.of(
                List.of("ISO 2022 IR 13", "ISO 2022 IR 87", "ISO 2022 IR 159", "ISO 2022 IR 149", "ISO 2022 IR 58"));
        for (int round = 0; round < 20_000; round++) {
            byte[] bytes = new byte[random.nextInt(24)];
            random.nextBytes(bytes);
            if (bytes.length > 4) {
                bytes[2] = 0x1B;
                bytes[3] = '$';
            }
            assertThat(set.decode(bytes, true)).isNotNull();
        }
        assertThat(set.decode("abc".getBytes(StandardCharsets.US_ASCII), true)).isEqualTo("abc");
    }
}
