package io.yingdun.watermark.keys;

/** A key's text or bytes are not a key; the message says what was expected and never repeats the secret. */
public final class KeyFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    public KeyFormatException(String message) {
        super(message);
    }
}
