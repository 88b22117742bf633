package io.yingdun.foundation.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyAuditTest {

    @TempDir
    Path directory;

    private final List<String> lines = new ArrayList<>(
            ChainTestKit.chainOf(6).stream().map(AuditEntry::toLine).toList());
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void saysIntactForAWholeExport() throws IOException {
        assertThat(verify()).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8)).startsWith("intact: 6 entries, sequence 1 to 6");
    }

    @Test
    void saysIntactForAnExportOfSomeDays() throws IOException {
        lines.subList(0, 2).clear();
        assertThat(verify()).isZero();
    }

    @Test
    void namesTheChangedSequence() throws IOException {
        lines.set(3, lines.get(3).replace("policy-4", "policy-1"));
        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("sequence 4");
    }

    @Test
    void namesTheChangedDetail() throws IOException {
        lines.set(3, lines.get(3).replace("影像科", "放射科"));
        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("sequence 4");
    }

    @Test
    void findsEveryChangedByte() throws IOException {
        String original = lines.get(2);
        for (int i = 0; i < original.length(); i++) {
            char changed = original.charAt(i) == '0' ? '1' : '0';
            lines.set(2, original.substring(0, i) + changed + original.substring(i + 1));
            assertThat(verify()).as("character %d", i).isEqualTo(1);
        }
    }

    @Test
    void findsACutTailWithTheHeadThatWasWrittenDown() throws IOException {
        String head = ChainTestKit.chainOf(6).get(5).hash();
        lines.remove(5);
        assertThat(verify(head)).isEqualTo(1);
    }

    @Test
    void refusesAMemberGivenTwice() throws IOException {
        lines.set(1, lines.get(1).replace("{\"action\"", "{\"actor\":\"li\",\"action\""));
        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("sequence 2");
    }

    @Test
    void namesAForeignLine() throws IOException {
        lines.set(1, "[]");
        assertThat(verify()).isEqualTo(1);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("sequence 2");
    }

    @Test
    void refusesToGuessWithoutAFile() {
        PrintStream silent = new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        assertThat(VerifyAudit.run(new String[0], silent, silent)).isEqualTo(2);
    }

    private int verify(String... head) throws IOException {
        Path file = directory.resolve("export.ndjson");
        Files.write(file, lines);
        List<String> arguments = new ArrayList<>(List.of(file.toString()));
        arguments.addAll(List.of(head));
        PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
        return VerifyAudit.run(arguments.toArray(String[]::new), print, print);
    }
}
