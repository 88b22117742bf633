package io.yingdun.dicom.charset;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Writes text with the code extensions that (0008,0005) announces, restored before each delimiter (PS3.5 §6.1.2.5.3). */
final class Iso2022Encoder {

    private static final int ESC = 0x1B;

    private final Iso2022CharacterSet set;
    private final boolean personName;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private CodeElement g0;
    private @Nullable CodeElement g1;

    Iso2022Encoder(Iso2022CharacterSet set, boolean personName) {
        this.set = set;
        this.personName = personName;
        this.g0 = set.initialG0();
        this.g1 = set.initialG1();
    }

    byte[] encode(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                ascii(c);
            } else {
                graphic(c);
            }
        }
        restoreG0();
        return bytes.toByteArray();
    }

    private void ascii(char c) {
        restoreG0();
        boolean delimiter = c == '\\' || c == '\r' || c == '\n' || c == '\f' || c == '\t';
        if (delimiter || personName && (c == '^' || c == '=')) {
            g1 = set.initialG1();
        }
        bytes.write(c);
    }

    private void graphic(char c) {
        for (CodeElement element : set.announced()) {
            byte[] code = codeOf(element, c);
            if (code != null) {
                designate(element);
                bytes.writeBytes(code);
                return;
            }
        }
        throw new IllegalArgumentException("text has a character that " + set + " cannot write");
    }

    private void designate(CodeElement element) {
        if (element.inG1() ? !element.equals(g1) : !element.equals(g0)) {
            escape(element);
        }
        if (element.inG1()) {
            g1 = element;
        } else {
            g0 = element;
        }
    }

    private void restoreG0() {
        if (!g0.equals(set.initialG0())) {
            escape(set.initialG0());
            g0 = set.initialG0();
        }
    }

    private void escape(CodeElement element) {
        bytes.write(ESC);
        element.escape().forEach(bytes::write);
    }

    /** The bytes of a character in a set, or null when the set does not have it. */
    private static byte @Nullable [] codeOf(CodeElement element, char c) {
        byte[] code;
        try {
            ByteBuffer encoded = element.charset().newEncoder().encode(CharBuffer.wrap(new char[] {c}));
            code = Arrays.copyOf(encoded.array(), encoded.limit());
        } catch (CharacterCodingException e) {
            return null;
        }
        byte[] prefix = element.prefix();
        int start = prefix == null ? 0 : prefix.length;
        boolean inSet = code.length == start + element.bytesPerCharacter()
                && (prefix == null || code[0] == prefix[0])
                && (code[start] & 0xFF) >= 0xA0
                && (element.bytesPerCharacter() == 1 || (code[start + 1] & 0xFF) >= 0xA1);
        if (!inSet) {
            return null;
        }
        byte[] graphic = Arrays.copyOfRange(code, start, code.length);
        for (int i = 0; element.setHighBits() && i < graphic.length; i++) {
            graphic[i] &= 0x7F;
        }
        return graphic;
    }
}
