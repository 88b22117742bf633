package io.yingdun.management.tracing;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The verdict on paper, for people who have no console: Chinese and English, with everything needed to repeat it. */
@Component
class TraceReport {

    private final Supplier<Optional<Font>> fonts;
    private @Nullable Optional<Font> chinese;

    TraceReport() {
        this(ReportFont::chinese);
    }

    TraceReport(Supplier<Optional<Font>> fonts) {
        this.fonts = fonts;
    }

    /**
     * @param officer login name of who asked for it
     * @param sequence of the audit entry that says so
     */
    record Request(TraceView trace, TraceJob job, @Nullable Path picture, String officer, long sequence, Instant at) {}

    /** One at a time: each decodes a picture. */
    synchronized byte[] pdf(Request request) throws IOException {
        Font font = chineseFont();
        try (PDDocument document = new PDDocument()) {
            document.getDocumentInformation().setTitle("Trace report " + request.trace.id());
            document.getDocumentInformation().setCreator("Yingdun management server");
            document.getDocumentInformation().setCustomMetadataValue("PictureSHA256", hashes(request.trace));
            try (ReportPage page = new ReportPage(document, font)) {
                write(new Columns(page, font != null), page, request);
            }
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            document.save(out);
            return out.toByteArray();
        }
    }

    private static String hashes(TraceView trace) {
        return trace.pictures().stream().map(TracePicture::sha256).collect(Collectors.joining(" "));
    }

    private @Nullable Font chineseFont() {
        if (chinese == null) {
            chinese = fonts.get();
        }
        return chinese.orElse(null);
    }

    private static void write(Columns columns, ReportPage page, Request request) throws IOException {
        TraceView trace = request.trace;
        columns.heading("影盾溯源报告", "Yingdun trace report", 18);
        if (trace.matches().isEmpty()) {
            columns.both(ReportWords.cannotTell(trace.reason()));
        }
        for (TraceOutcome.NamedEndpoint match : trace.matches()) {
            columns.both(ReportWords.verdict(match));
        }
        columns.both(ReportWords.explanation(trace.population()));
        columns.heading("图片", "Picture", 12);
        picture(columns, page, request);
        for (TracePicture picture : trace.pictures()) {
            columns.fact("文件名", "File name", picture.fileName());
            columns.fact("SHA-256", "SHA-256", picture.sha256());
            columns.fact("大小", "Size", picture.bytes() + " bytes, " + picture.mediaType());
        }
        columns.fact("上传", "Uploaded", ReportWords.time(trace.createdAt()) + ", " + trace.createdBy());
        if (trace.note() != null) {
            columns.fact("备注", "Note", trace.note());
        }
        evidence(columns, request);
    }

    private static void picture(Columns columns, ReportPage page, Request request) throws IOException {
        Path file = request.picture;
        Optional<BufferedImage> small =
                file == null ? Optional.empty() : ReportPicture.of(file, request.trace.matches());
        if (small.isPresent()) {
            page.picture(small.get());
        } else {
            columns.both(new ReportWords.Both(
                    "（图片未附：已超过保存期限或尺寸过大。）", "(No picture: no longer kept, or too large for this page.)"));
        }
    }

    private static void evidence(Columns columns, Request request) throws IOException {
        TraceView trace = request.trace;
        columns.heading("依据", "Evidence", 12);
        for (TraceOutcome.NamedEndpoint match : trace.matches()) {
            columns.fact("终端编号", "Endpoint id", match.endpointId() + " (" + match.endpointName() + ")");
            columns.fact("检测统计量", "Detection statistic", String.format(Locale.ROOT, "%.2f", match.statistic()));
            columns.fact(
                    "误判概率上界",
                    "False accusation, at most",
                    String.format(Locale.ROOT, "%.2e", match.falseAccusationProbability()));
        }
        TraceOutcome.NamedRunnerUp runnerUp = trace.runnerUp();
        if (runnerUp != null) {
            String statistic = String.format(Locale.ROOT, "%.2f", runnerUp.statistic());
            columns.fact(
                    "次优者统计量",
                    "Statistic of the runner-up",
                    trace.runnerUpIsNamed() ? statistic + columns.inline(ReportWords.otherSlot()) : statistic);
        }
        columns.fact("令牌总数", "Tokens searched", Long.toString(trace.population()));
        columns.fact("溯源编号", "Trace id", trace.id());
        Instant finished = request.job.finishedAt();
        if (finished != null) {
            columns.fact(
                    "完成", "Concluded", ReportWords.time(finished) + ", audit log entry " + request.job.auditSequence());
        }
        columns.fact(
                "本报告",
                "This report",
                ReportWords.time(request.at) + ", " + request.officer + ", audit log entry " + request.sequence);
    }

    /** Chinese first where there is a font for it, English below or alone. */
    private record Columns(ReportPage page, boolean withChinese) {

        void heading(String chinese, String english, float size) throws IOException {
            page.heading(withChinese ? chinese + "  " + english : english, size);
        }

        void both(ReportWords.Both words) throws IOException {
            if (withChinese) {
                page.paragraph(words.chinese());
            }
            page.paragraph(words.english());
        }

        String inline(ReportWords.Both words) {
            return withChinese ? words.chinese() + " " + words.english() : words.english();
        }

        void fact(String chinese, String english, String value) throws IOException {
            boolean same = chinese.equals(english);
            page.fact(withChinese && !same ? chinese + " " + english : english, value);
        }
    }
}
