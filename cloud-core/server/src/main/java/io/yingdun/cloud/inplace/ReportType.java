package io.yingdun.cloud.inplace;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/** What a report is written in. Both name and content must say so. */
enum ReportType {
    PDF,
    TEXT;

    private static final int PEEK = 1_024;
    private static final Charset GB18030 = Charset.forName("GB18030");

    /** Empty for whatever else lies there. */
    static Optional<ReportType> of(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        boolean pdf = name.endsWith(".pdf");
        if (!pdf && !name.endsWith(".txt")) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            String start = new String(in.readNBytes(PEEK), StandardCharsets.ISO_8859_1);
            if (pdf) {
                return start.contains("%PDF-") ? Optional.of(PDF) : Optional.empty();
            }
            boolean utf16 = start.startsWith("\u00FF\u00FE") || start.startsWith("\u00FE\u00FF");
            return utf16 || start.indexOf('\0') < 0 ? Optional.of(TEXT) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** By its byte order mark, else UTF-8 where it is that without a fault, else GB18030, which reads every GBK text. */
    static String decode(byte[] text) {
        if (text.length >= 2 && (text[0] & 0xFF) + (text[1] & 0xFF) == 0x1FD) {
            return new String(text, StandardCharsets.UTF_16);
        }
        try {
            String decoded = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(text))
                    .toString();
            return decoded.startsWith("\uFEFF") ? decoded.substring(1) : decoded;
        } catch (CharacterCodingException e) {
            return new String(text, GB18030);
        }
    }
}
