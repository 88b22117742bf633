package io.yingdun.dicom.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.List;

/** UTF-8, GB18030 and GBK, which stand alone and forbid code extension (PS3.5 §6.1.2.5.4). */
final class StandAloneCharacterSet extends SpecificCharacterSet {

    private final Charset charset;

    StandAloneCharacterSet(String term, Charset charset) {
        super(List.of(term));
        this.charset = charset;
    }

    @Override
    public String decode(byte[] bytes, boolean personName) {
        return new String(bytes, charset);
    }

    @Override
    public byte[] encode(String text, boolean personName) {
        try {
            ByteBuffer bytes = charset.newEncoder().encode(CharBuffer.wrap(text));
            byte[] exact = new byte[bytes.remaining()];
            bytes.get(exact);
            return exact;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("text has a character that " + this + " cannot write", e);
        }
    }
}
