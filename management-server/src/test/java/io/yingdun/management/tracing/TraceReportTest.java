package io.yingdun.management.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.watermark.trace.EvidenceMap;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TraceReportTest {

    private static final Instant AT = Instant.parse("2026-03-09T06:05:00Z");
    private static final String SHA_256 = "ab".repeat(32);

    private static final EvidenceMap MAP = new EvidenceMap(2, 1, 320, new float[] {0.2f, 0.9f});

    @TempDir
    Path directory;

    private static TraceOutcome outcome(TraceOutcome.NamedEndpoint... matches) {
        boolean found = matches.length > 0;
        return new TraceOutcome(
                found ? TraceOutcome.Verdict.MATCH : TraceOutcome.Verdict.CANNOT_TELL,
                found ? null : "MARK_TOO_WEAK",
                List.of(),
                List.of(matches),
                found ? new TraceOutcome.NamedRunnerUp("endpoint-8", "A3-08", AT, AT.plusSeconds(3_600), 4.91) : null,
                0,
                41_000,
                0.4,
                640,
                400,
                new TraceOutcome.Basis(3, found ? 28.4 : 5.8, 1e-9, 500, 2, List.of(), "0.1.0", "89abcdef"));
    }

    private static TraceOutcome.NamedEndpoint named(String endpointId) {
        return new TraceOutcome.NamedEndpoint(
                endpointId,
                "A3-07",
                "zhangsan",
                AT,
                AT.plusSeconds(3_600),
                3.2e-21,
                28.4,
                List.of(List.of(10.0, 10.0), List.of(600.0, 10.0), List.of(600.0, 380.0), List.of(10.0, 380.0)),
                null);
    }

    private String textOf(TraceOutcome outcome) throws Exception {
        return textOf(outcome, new TraceReport());
    }

    private String textOf(TraceOutcome outcome, TraceReport report) throws Exception {
        File picture = directory.resolve("picture.png").toFile();
        ImageIO.write(
                new java.awt.image.BufferedImage(640, 400, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", picture);
        TraceJob job = new TraceJob(
                "trace-1",
                TraceJob.listed(
                        List.of(new TracePicture("screenshot.png", SHA_256, "image/png", 12_345, 640L, null, null))),
                "来自微信群",
                AT,
                "wang",
                "OFFICER",
                "10.0.0.7",
                null,
                40L,
                null,
                TraceState.DONE,
                1,
                null,
                AT,
                1,
                false,
                "",
                null,
                null,
                null,
                41L);
        List<TraceReport.Link> links = List.of(
                new TraceReport.Link("trace.concluded", 41, "cd".repeat(32)),
                new TraceReport.Link("trace.reported", 42, "ef".repeat(32)));
        byte[] pdf = report.pdf(new TraceReport.Request(
                TraceView.of(job, outcome, null),
                job,
                outcome.pictures(picture.toPath(), MAP),
                "wang",
                links,
                AT.plusSeconds(60)));
        Path written = Files.write(Path.of("target", "trace-report-" + outcome.verdict() + ".pdf"), pdf);
        try (PDDocument document = Loader.loadPDF(written.toFile())) {
            assertThat(document.getDocumentInformation().getCustomMetadataValue("PictureSHA256"))
                    .isEqualTo(SHA_256);
            assertThat(document.getNumberOfPages()).isEqualTo(2);
            return new PDFTextStripper().getText(document).replaceAll("\\s+", " ");
        }
    }

    @Test
    void saysWhomThePictureNamesAndHowSurely() throws Exception {
        String text = textOf(outcome(named("endpoint-7")));
        assertThat(text)
                .contains("issued to endpoint \"A3-07\" (user \"zhangsan\")")
                .contains("at most 3.2e-21")
                .contains(SHA_256)
                .contains("entry 42, trace.reported, hash");
    }

    @Test
    void saysThatTheRunnerUpIsNoOtherEndpointOnlyWhereThatIsSo() throws Exception {
        // Chinese is drawn, not written: only a report without it can be read back.
        TraceReport english = new TraceReport(Optional::empty);

        assertThat(textOf(outcome(named("endpoint-8")), english))
                .contains("another time slot of an endpoint named above");
        assertThat(textOf(outcome(named("endpoint-7")), english)).doesNotContain("another time slot");
    }

    @Test
    void isInEnglishAloneWhereNoFontHasChinese() throws Exception {
        String text = textOf(outcome(named("endpoint-7")), new TraceReport(Optional::empty));

        assertThat(text)
                .contains("Yingdun trace report")
                .contains("issued to endpoint \"A3-07\" (user \"zhangsan\")")
                .contains("at most 3.2e-21")
                .contains(SHA_256)
                .contains("Note ?????")
                .contains("Geometries tried 3")
                .contains("Earlier traces of this picture 2")
                .contains("28.40 / 8.57 (probability below 1e-09)")
                .contains("Key identifier 89abcdef");
        assertThat(text.replace("Note ?????", "")).doesNotContain("?");
    }

    @Test
    void saysThatItCannotTell() throws Exception {
        assertThat(textOf(outcome())).contains("Cannot tell").contains("too little of it is left");
    }

    @Test
    void writesProbabilitiesAsPeopleDo() {
        assertThat(ReportWords.probability(3.24e-21)).isEqualTo("3.2×10^-21");
        assertThat(ReportWords.probability(0)).isEqualTo("10^-300");
    }
}
