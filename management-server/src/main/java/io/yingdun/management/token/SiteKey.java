package io.yingdun.management.token;

import io.yingdun.foundation.runtime.DataDirectory;
import io.yingdun.foundation.runtime.StartFailure;
import io.yingdun.watermark.keys.CarrierKey;
import io.yingdun.watermark.keys.WatermarkKey;
import io.yingdun.watermark.payload.Codeword;
import io.yingdun.watermark.payload.Token;
import io.yingdun.watermark.payload.TokenCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The secret behind every mark of this site, in {@code management/keys/watermark.key}. Without it no picture can be
 * traced any more, so it belongs in the backup; with it anybody can make marks, so it belongs nowhere else.
 */
@Component
public class SiteKey {

    private static final Logger LOG = LoggerFactory.getLogger(SiteKey.class);

    private final WatermarkKey key;
    private final TokenCode code;

    SiteKey(DataDirectory directory, TokenMapper tokens) {
        Path file = directory.folder("keys", "rwx------").resolve("watermark.key");
        key = Files.exists(file) ? read(file) : create(file, tokens.lastSequence() > 0);
        code = new TokenCode(key);
    }

    private static WatermarkKey read(Path file) {
        try {
            return WatermarkKey.parse(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            throw new StartFailure(
                    "The watermark key in " + file + " cannot be read: " + e.getMessage() + ".",
                    "Put the file back from a backup; with another key no earlier picture could be traced.",
                    e);
        }
    }

    private static WatermarkKey create(Path file, boolean tokensExist) {
        if (tokensExist) {
            throw new StartFailure(
                    "The watermark key " + file + " is missing, but tokens were issued under it.",
                    "Put the file back from a backup; with a new key no earlier picture could be traced.");
        }
        WatermarkKey key = WatermarkKey.generate();
        DataDirectory.writeSecret(file, key.text().getBytes(StandardCharsets.US_ASCII));
        LOG.info("New watermark key {}: back up {}", key.fingerprint(), file);
        return key;
    }

    /** For tracing. */
    public WatermarkKey watermarkKey() {
        return key;
    }

    /** What endpoints may have of the key. */
    public CarrierKey carrierKey() {
        return key.carrierKey();
    }

    public Codeword codeword(Token token) {
        return code.encode(token);
    }
}
