package io.yingdun.dicom.charset;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One pass over one value field (PS3.5 §6.1.2.5): escapes designate, bytes are looked up in G0 or G1. */
final class Iso2022Decoder {

    private static final int ESC = 0x1B;
    private static final List<CodeElement> KNOWN = Stream.concat(
                    Stream.of(
                            CodeElement.ASCII,
                            CodeElement.JIS_ROMAJI,
                            CodeElement.JIS_KATAKANA,
                            CodeElement.JIS_X0212,
                            CodeElement.JIS_X0208,
                            CodeElement.KS_X1001,
                            CodeElement.GB2312),
                    CodeElement.LATIN_AND_OTHERS.stream())
            .toList();

    private final Iso2022CharacterSet set;
    private final byte[] bytes;
    private final boolean personName;
    private final StringBuilder text;
    private CodeElement g0;
    private @Nullable CodeElement g1;
    private int at;

    Iso2022Decoder(Iso2022CharacterSet set, byte[] bytes, boolean personName) {
        this.set = set;
        this.bytes = bytes;
        this.personName = personName;
        this.text = new StringBuilder(bytes.length);
        this.g0 = set.initialG0();
        this.g1 = set.initialG1();
    }

    String decode() {
        while (at < bytes.length) {
            int octet = bytes[at] & 0xFF;
            if (octet == ESC && designate()) {
                continue;
            }
            if (octet >= 0x80) {
                high();
            } else if (g0.bytesPerCharacter() == 2 && octet > 0x20 && octet < 0x7F && at + 1 < bytes.length) {
                lookUp(g0);
            } else {
                low(octet);
            }
        }
        return text.toString();
    }

    private boolean designate() {
        for (CodeElement element : KNOWN) {
            if (follows(element.escape())) {
                at += 1 + element.escape().size();
                if (element.inG1()) {
                    g1 = element;
                } else {
                    g0 = element;
                }
                return true;
            }
        }
        return false;
    }

    private boolean follows(List<Integer> escape) {
        if (at + escape.size() >= bytes.length) {
            return false;
        }
        for (int i = 0; i < escape.size(); i++) {
            if (bytes[at + 1 + i] != escape.get(i)) {
                return false;
            }
        }
        return true;
    }

    /** PS3.5 §6.1.2.5.3: after a delimiter value 1 is active again, whether the sender restored it or not. */
    private void low(int octet) {
        at++;
        text.append((char) octet);
        boolean delimiter = octet == '\\' || octet == '\r' || octet == '\n' || octet == '\f' || octet == '\t';
        if (delimiter || personName && (octet == '^' || octet == '=')) {
            g0 = set.initialG0();
            g1 = set.initialG1();
        }
    }

    private void high() {
        CodeElement element = g1 == null ? set.impliedG1() : g1;
        if (element == null) {
            text.append((char) (bytes[at++] & 0xFF));
        } else if (element.bytesPerCharacter() == 1 || at + 1 < bytes.length) {
            lookUp(element);
        } else {
            text.append('\uFFFD');
            at++;
        }
    }

    private void lookUp(CodeElement element) {
        byte[] prefix = element.prefix();
        int start = prefix == null ? 0 : prefix.length;
        byte[] code = new byte[start + element.bytesPerCharacter()];
        if (prefix != null) {
            System.arraycopy(prefix, 0, code, 0, start);
        }
        for (int i = start; i < code.length; i++) {
            code[i] = (byte) (bytes[at++] | (element.setHighBits() ? 0x80 : 0));
        }
        Charset charset = element.charset();
        text.append(
                new String(code, charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.ISO_8859_1 : charset));
    }
}
