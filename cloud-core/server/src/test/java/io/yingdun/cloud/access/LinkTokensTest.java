package io.yingdun.cloud.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.cloud.access.LinkTokens.Use;
import io.yingdun.foundation.runtime.DataDirectory;
import io.yingdun.foundation.runtime.OpaqueId;
import io.yingdun.foundation.runtime.StartFailure;
import io.yingdun.foundation.testkit.MovableClock;
import io.yingdun.foundation.testkit.TestSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkTokensTest {

    @TempDir
    Path data;

    private final MovableClock clock =
            new MovableClock(Clock.fixed(Instant.parse("2026-03-09T06:00:00Z"), ZoneOffset.UTC));
    private final String link = OpaqueId.next();
    private DataDirectory directory;
    private LinkKeys keys;
    private LinkTokens tokens;

    @BeforeEach
    void open() {
        directory = new DataDirectory(TestSettings.at(data));
        keys = new LinkKeys(directory, clock);
        tokens = new LinkTokens(keys, clock);
    }

    @AfterEach
    void close() throws IOException {
        directory.close();
    }

    private String token(Duration life) {
        return tokens.sign(Use.LINK, link, clock.instant().plus(life));
    }

    private Path keyFile(int id) {
        return data.resolve("test/access/link-key-" + id);
    }

    @Test
    void tellsItsLinkUntilItExpires() {
        String token = token(Duration.ofHours(1));
        clock.skip(Duration.ofMinutes(59));
        assertThat(tokens.verify(Use.LINK, token)).contains(link);
        clock.skip(Duration.ofMinutes(1));
        assertThat(tokens.verify(Use.LINK, token)).isEmpty();
    }

    @Test
    void isRefusedForAnotherUse() {
        assertThat(tokens.verify(Use.SESSION, token(Duration.ofHours(1)))).isEmpty();
        assertThat(tokens.verify(Use.SESSION, token(Duration.ofHours(1)).replaceFirst("yl_", "ys_")))
                .isEmpty();
    }

    @Test
    void isRefusedWithAnyCharacterChangedRemovedOrAdded() {
        String token = token(Duration.ofHours(1));
        for (int i = 0; i < token.length(); i++) {
            for (String other : new String[] {"", "0", "A", "z", ".", "_", "\u0000", "\u00e9"}) {
                String changed = token.substring(0, i) + other + token.substring(i + 1);
                if (!changed.equals(token) && !differsInSpareBitsOnly(changed, token)) {
                    assertThat(tokens.verify(Use.LINK, changed)).as(changed).isEmpty();
                }
            }
        }
        assertThat(tokens.verify(Use.LINK, token + "A")).isEmpty();
        assertThat(tokens.verify(Use.LINK, "")).isEmpty();
    }

    /** 256 bits do not fill 43 characters of base64: the last two bits are nobody's. */
    private static boolean differsInSpareBitsOnly(String changed, String token) {
        return changed.length() == token.length()
                && changed.substring(0, changed.length() - 1).equals(token.substring(0, token.length() - 1));
    }

    @Test
    void verifiesAfterItsKeyWasRotated() {
        String before = token(Duration.ofDays(366));
        clock.skip(Duration.ofDays(90));
        keys.rotate();
        assertThat(keys.current()).isEqualTo(2);
        assertThat(token(Duration.ofDays(1))).startsWith("yl_2.");
        assertThat(tokens.verify(Use.LINK, before)).contains(link);
    }

    @Test
    void dropsAKeyWhenNoLinkOfItCanBeInForce() {
        clock.skip(Duration.ofDays(90));
        keys.rotate();
        clock.skip(Duration.ofDays(368));
        keys.rotate();
        assertThat(keyFile(1)).doesNotExist();
        assertThat(keyFile(2)).exists();
    }

    @Test
    void keepsItsKeysOverARestartInFilesOfTheirOwner() throws IOException {
        String token = token(Duration.ofHours(1));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(keyFile(1))))
                .isEqualTo("rw-------");
        assertThat(new LinkTokens(new LinkKeys(directory, clock), clock).verify(Use.LINK, token))
                .contains(link);
    }

    @Test
    void refusesToStartWithADamagedKey() throws IOException {
        Files.writeString(keyFile(1), "123 abc");
        assertThatThrownBy(() -> new LinkKeys(directory, clock))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("link-key-1");
    }
}
