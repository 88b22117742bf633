package io.yingdun.watermark.cli;

import io.yingdun.watermark.keys.KeyFormatException;
import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.payload.Token;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Key and token files, as the commands {@code key} and {@code tokens} write them. */
final class InputFiles {
    private static final int LARGEST_KEY_FILE = 4096;

    private InputFiles() {}

    static WatermarkKey key(Path file) throws InputException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST_KEY_FILE);
            return WatermarkKey.parse(new String(bytes, StandardCharsets.US_ASCII));
        } catch (IOException e) {
            throw new InputException("the key file " + file + " cannot be read: " + reason(e), e);
        } catch (KeyFormatException e) {
            throw new InputException(file + ": " + e.getMessage(), e);
        }
    }

    /** One token a line; empty lines are skipped. */
    static List<Token> tokens(Path file) throws InputException {
        List<Token> tokens = new ArrayList<>();
        int number = 0;
        try (BufferedReader in = Files.newBufferedReader(file, StandardCharsets.US_ASCII)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank()) {
                    tokens.add(Token.parse(line.strip()));
                }
            }
        } catch (IOException e) {
            throw new InputException("the token file " + file + " cannot be read: " + reason(e), e);
        } catch (IllegalArgumentException e) {
            throw new InputException(file + ", line " + number + ": " + e.getMessage(), e);
        }
        if (tokens.isEmpty()) {
            throw new InputException(file + " holds no token");
        }
        return tokens;
    }

    private static String reason(IOException e) {
        return e.getClass().getSimpleName().replace("Exception", "") + " " + e.getMessage();
    }
}
