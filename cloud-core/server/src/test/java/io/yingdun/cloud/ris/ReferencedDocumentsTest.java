package io.yingdun.cloud.ris;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.foundation.runtime.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReferencedDocumentsTest {

    private static final String PDF = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n";
    private static final int MOST = 2_048;

    @TempDir
    private Path disk;

    private Path root;
    private ReferencedDocuments documents;

    @BeforeEach
    void mount() throws IOException {
        root = Files.createDirectories(disk.resolve("reports"));
        Files.createDirectories(root.resolve("2026/01"));
        Files.writeString(root.resolve("2026/01/胸部 A7.pdf"), PDF);
        Files.writeString(disk.resolve("secret.pdf"), PDF);
        documents = reading("//his/reports=" + root);
    }

    private static ReferencedDocuments reading(String folder) {
        return new ReferencedDocuments(new Hl7Settings(
                List.of(), MOST, Duration.ofMinutes(1), 1, 1, Duration.ofDays(1), null, List.of(), List.of(folder)));
    }

    private void refused(String pointer, String why) {
        assertThatThrownBy(() -> documents.pdf(pointer))
                .isInstanceOf(Hl7Exception.class)
                .hasMessageStartingWith("OBX-5.1 ")
                .hasMessageContaining(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//his/reports/2026/01/胸部 A7.pdf",
                "\\\\his\\reports\\2026\\01\\胸部 A7.pdf",
                "//HIS/Reports/2026/01/胸部 A7.pdf"
            })
    void areReadByTheSharesName(String pointer) {
        assertThat(documents.pdf(pointer)).asString().isEqualTo(PDF);
    }

    @Test
    void areReadByTheirPathWhereNoNameIsGiven() {
        assertThat(reading(root.toString()).pdf(root + "/2026/01/胸部 A7.pdf"))
                .asString()
                .isEqualTo(PDF);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "//his/reports",
                "//his/reports/",
                "//his/reports/../secret.pdf",
                "//his/reports/2026/../../secret.pdf",
                "//his/reports/2026/01/..",
                "//his/reports/./2026/01/胸部 A7.pdf",
                "//his/reports//2026/01/胸部 A7.pdf",
                "//his/reports2/2026/01/胸部 A7.pdf",
                "//his/reports/\u0000.pdf",
                "//his/reports/a.pdf:stream",
                "/etc/passwd",
                "http://his/reports/2026/01/A7.pdf",
                "file:///etc/passwd"
            })
    void areNeverReadElsewhere(String pointer) {
        refused(pointer, "points to no file in a folder of yingdun.hl7.report-folders");
    }

    @Test
    void areNotReadOverALink() throws IOException {
        Files.createSymbolicLink(root.resolve("link.pdf"), disk.resolve("secret.pdf"));
        Files.createSymbolicLink(root.resolve("up"), disk);
        refused("//his/reports/link.pdf", "leads over a link");
        refused("//his/reports/up/secret.pdf", "leads over a link");
        refused("//his/reports/2026", "no plain file");
    }

    @Test
    void areOfThatSizeAtTheMost() throws IOException {
        Files.writeString(root.resolve("long.pdf"), PDF + " ".repeat(MOST));
        refused("//his/reports/long.pdf", "more than 2048 bytes");
    }

    @Test
    void arePdfsWhateverTheyAreCalled() throws IOException {
        Files.writeString(root.resolve("page.pdf"), "<html><script>alert(1)</script></html>");
        refused("//his/reports/page.pdf", "points to no PDF");
    }

    @Test
    void areWaitedForWhereTheyHaveNotComeToTheirEnd() throws IOException {
        Files.writeString(root.resolve("half.pdf"), PDF.substring(0, 20));
        for (String name : List.of("half.pdf", "absent.pdf", "absent/a.pdf")) {
            assertThatThrownBy(() -> documents.pdf("//his/reports/" + name)).isInstanceOf(NotYetException.class);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"reports", "=", "//his/reports=", "=/mnt", "//his/reports=mnt"})
    void haveFoldersThatArePlain(String option) {
        assertThatThrownBy(() -> ReportFolder.parse(option)).isInstanceOf(StartFailure.class);
    }
}
