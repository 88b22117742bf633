package io.yingdun.cloud.access;

import io.yingdun.foundation.runtime.DataDirectory;
import io.yingdun.foundation.runtime.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The keys that sign links, one file each below the data directory's {@code access}: {@code link-key-<id>} holds the
 * second it was made and 256 random bits in hex. The newest signs; after 90 days the next is made. The older ones still
 * verify until no link that they signed can be in force; deleting the files ends every link at the next start.
 */
@Component
class LinkKeys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int KEY_BYTES = 32;
    private static final Duration SIGNS_FOR = Duration.ofDays(90);
    private static final Pattern FILE_NAME = Pattern.compile("link-key-([1-9][0-9]{0,8})");
    private static final Pattern CONTENT = Pattern.compile("([0-9]{1,12}) ([0-9a-f]{64})");

    private record LinkKey(Instant madeAt, SecretKeySpec secret) {}

    private final Path folder;
    private final Clock clock;
    private volatile SortedMap<Integer, LinkKey> keys;

    LinkKeys(DataDirectory directory, Clock clock) {
        this.folder = directory.folder("access", "rwx------");
        this.clock = clock;
        this.keys = read(folder);
        rotate();
    }

    /** The id of the key that signs now. */
    int current() {
        return keys.lastKey();
    }

    /** The signature of a text by the key; null where there is no such key (any more). */
    byte @Nullable [] sign(int keyId, String text) {
        LinkKey key = keys.get(keyId);
        if (key == null) {
            return null;
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key.secret);
            return mac.doFinal(text.getBytes(StandardCharsets.US_ASCII));
        } catch (NoSuchAlgorithmException | InvalidKeyException impossible) {
            throw new IllegalStateException("Every Java platform has " + ALGORITHM, impossible);
        }
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.DAYS)
    synchronized void rotate() {
        SortedMap<Integer, LinkKey> next = new TreeMap<>(keys);
        Instant now = clock.instant();
        if (next.isEmpty() || !next.get(next.lastKey()).madeAt.plus(SIGNS_FOR).isAfter(now)) {
            make(next, now);
        }
        Instant tooOld = now.minus(SIGNS_FOR).minus(LinkTokens.LONGEST_LIFE).minus(Duration.ofDays(1));
        for (Map.Entry<Integer, LinkKey> key : keys.entrySet()) {
            if (key.getValue().madeAt.isBefore(tooOld)) {
                next.remove(key.getKey());
                delete(key.getKey());
            }
        }
        keys = next;
    }

    private void make(SortedMap<Integer, LinkKey> next, Instant now) {
        byte[] secret = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(secret);
        int id = next.isEmpty() ? 1 : next.lastKey() + 1;
        String content = now.getEpochSecond() + " " + HexFormat.of().formatHex(secret);
        DataDirectory.writeSecret(file(id), content.getBytes(StandardCharsets.US_ASCII));
        next.put(id, new LinkKey(now, new SecretKeySpec(secret, ALGORITHM)));
    }

    private void delete(int id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path file(int id) {
        return folder.resolve("link-key-" + id);
    }

    private static SortedMap<Integer, LinkKey> read(Path folder) {
        SortedMap<Integer, LinkKey> found = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Matcher name = FILE_NAME.matcher(file.getFileName().toString());
                if (name.matches()) {
                    found.put(Integer.valueOf(name.group(1)), parse(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    private static LinkKey parse(Path file) throws IOException {
        Matcher content = CONTENT.matcher(Files.readString(file).strip());
        if (!content.matches()) {
            throw new StartFailure(
                    file + " is not a link key.",
                    "Restore it from a backup, or delete it: links that it signed are then refused.");
        }
        return new LinkKey(
                Instant.ofEpochSecond(Long.parseLong(content.group(1))),
                new SecretKeySpec(HexFormat.of().parseHex(content.group(2)), ALGORITHM));
    }
}
