package io.yingdun.dicom.charset;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Weighs all text of a data set to tell a wrong (0008,0005), the usual case being GBK or UTF-8 under ISO_IR 100 or under
 * none. Latin names are the danger: {@code E9 72} ("ér") is also a GBK character. So GBK is believed only when each value
 * is well-formed GBK, at least half of its characters are of GB 2312 level 1 (B0-D7: the 3755 usual ones), and no lone
 * character touches an ASCII letter, as in "CORAÇÃO". UTF-8 is believed whenever all of it is well formed: accented Latin
 * text practically never is. Cost: one pass over the bytes.
 */
public final class CharacterSetEvidence {

    private static final Charset GBK_CHARSET = Charset.forName("GBK");

    private boolean high;
    private boolean escapes;
    private boolean utf8 = true;
    private boolean gbk = true;
    private boolean gb18030 = true;
    private int pairs;
    private int levelOne;
    private int gluedToLetters;

    /** Takes one value field under a VR that (0008,0005) governs into account. */
    public void add(byte[] value) {
        boolean valueIsHigh = false;
        for (byte octet : value) {
            valueIsHigh |= octet < 0;
            escapes |= octet == 0x1B;
        }
        if (valueIsHigh) {
            high = true;
            utf8 = utf8 && isWellFormed(value, StandardCharsets.UTF_8);
            gb18030 = gb18030 && isWellFormed(value, Charset.forName("GB18030"));
            gbk = gbk && isWellFormed(value, GBK_CHARSET);
            countPairs(value);
        }
    }

    /** The set that the bytes are in, when that is certainly not the declared one. */
    public Optional<SpecificCharacterSet> contradicting(SpecificCharacterSet declared) {
        if (!high || escapes) {
            return Optional.empty();
        }
        boolean chinese = pairs > 0 && 2 * levelOne >= pairs && gluedToLetters == 0;
        if (declared == SpecificCharacterSet.UTF_8) {
            return !utf8 && gb18030 && chinese ? Optional.of(SpecificCharacterSet.GB18030) : Optional.empty();
        }
        if (utf8) {
            return Optional.of(SpecificCharacterSet.UTF_8);
        }
        boolean declaredChinese = declared == SpecificCharacterSet.GB18030
                || declared == SpecificCharacterSet.GBK
                || declared.terms().contains("ISO 2022 IR 58");
        return !declaredChinese && gbk && chinese ? Optional.of(SpecificCharacterSet.GBK) : Optional.empty();
    }

    private void countPairs(byte[] value) {
        int at = 0;
        while (at < value.length) {
            if (value[at] >= 0) {
                at++;
                continue;
            }
            int start = at;
            while (at + 1 < value.length && value[at] < 0) {
                int lead = value[at] & 0xFF;
                int trail = value[at + 1] & 0xFF;
                pairs++;
                levelOne += lead >= 0xB0 && lead <= 0xD7 && trail >= 0xA1 ? 1 : 0;
                at += 2;
            }
            boolean lone = at - start == 2;
            if (lone && (isLetter(value, start - 1) || isLetter(value, at))) {
                gluedToLetters++;
            }
            at = Math.max(at, start + 1);
        }
    }

    private static boolean isLetter(byte[] value, int at) {
        return at >= 0 && at < value.length && Character.isLetter(value[at] & 0x7F) && value[at] > 0;
    }

    private static boolean isWellFormed(byte[] value, Charset charset) {
        try {
            charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(value));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }
}
