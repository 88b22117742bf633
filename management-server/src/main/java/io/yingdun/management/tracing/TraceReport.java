package io.yingdun.management.tracing;

import io.yingdun.foundation.print.ChineseFont;
import io.yingdun.management.portal.Showing;
import io.yingdun.watermark.trace.EvidencePictures;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The verdict on paper, for people who have no console: Chinese and English, with everything needed to repeat it. */
@Component
class TraceReport {

    private final Supplier<Optional<Font>> fonts;
    private @Nullable Optional<Font> chinese;

    TraceReport() {
        this(ChineseFont::installed);
    }

    TraceReport(Supplier<Optional<Font>> fonts) {
        this.fonts = fonts;
    }

    /**
     * @param pictures null where the picture cannot be shown any more
     * @param officer login name of who asked for it
     * @param links entries of the audit log which it stands on, the last one says that it was taken away
     */
    record Request(
            TraceView trace,
            TraceJob job,
            @Nullable EvidencePictures pictures,
            String officer,
            List<Link> links,
            Instant at) {}

    /** An entry of the audit log by its place in the chain and its hash. */
    record Link(String action, long sequence, String hash) {}

    byte[] pdf(Request request) throws IOException {
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

    private synchronized @Nullable Font chineseFont() {
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
        columns.both(ReportWords.explanation(trace.population(), trace.earlierTraces()));
        columns.heading("图片", "Picture", 12);
        pictures(columns, page, request);
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

    private static void pictures(Columns columns, ReportPage page, Request request) throws IOException {
        EvidencePictures pictures = request.pictures;
        if (pictures == null) {
            columns.both(new ReportWords.Both(
                    "（图片未附：已超过保存期限或尺寸过大。）", "(No picture: no longer kept, or too large to be shown.)"));
            return;
        }
        page.picture(pictures.overview());
        captioned(
                columns,
                page,
                pictures.map(),
                new ReportWords.Both("标记分布（越红越清楚）：", "Where the mark was found (the redder the clearer):"));
        captioned(columns, page, pictures.rectified(), new ReportWords.Both("校正后的画面：", "The screen, straightened:"));
    }

    private static void captioned(
            Columns columns, ReportPage page, @Nullable BufferedImage picture, ReportWords.Both caption)
            throws IOException {
        if (picture != null) {
            page.roomForCaptioned(picture);
            columns.both(caption);
            page.picture(picture);
        }
    }

    private static void evidence(Columns columns, Request request) throws IOException {
        TraceView trace = request.trace;
        columns.heading("依据", "Evidence", 12);
        for (TraceOutcome.NamedEndpoint match : trace.matches()) {
            holder(columns, match);
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
        basis(columns, trace);
        columns.fact("令牌总数", "Tokens searched", Long.toString(trace.population()));
        columns.fact("此前对本图片的溯源次数", "Earlier traces of this picture", Integer.toString(trace.earlierTraces()));
        String corners = told(trace.pictures(), TracePicture::corners);
        if (!corners.isEmpty()) {
            columns.fact("人工指出的屏幕四角", "Corners told by an officer", corners);
        }
        String edges = told(trace.pictures(), TracePicture::edges);
        if (!edges.isEmpty()) {
            columns.fact("人工指出的屏幕边", "Edges told by an officer", edges);
        }
        columns.fact("溯源编号", "Trace id", trace.id());
        Instant finished = request.job.finishedAt();
        if (finished != null) {
            columns.fact("完成", "Concluded", ReportWords.time(finished));
        }
        columns.fact("本报告", "This report", ReportWords.time(request.at) + ", " + request.officer);
        for (Link link : request.links) {
            columns.fact(
                    "审计日志", "Audit log", "entry " + link.sequence() + ", " + link.action() + ", hash " + link.hash());
        }
        columns.both(ReportWords.repeating());
    }

    private static void holder(Columns columns, TraceOutcome.NamedEndpoint match) throws IOException {
        Showing showing = match.showing();
        if (match.endpointId() != null) {
            columns.fact("终端编号", "Endpoint id", match.endpointId() + " (" + match.endpointName() + ")");
        } else if (showing != null) {
            columns.fact("影像云访问者", "Seen in the imaging cloud by", showing.kind() + " " + showing.caller());
            if (showing.study() != null) {
                columns.fact("检查", "Study Instance UID", showing.study());
            }
            columns.fact("来源地址", "From address", showing.address());
        }
    }

    private static void basis(Columns columns, TraceView trace) throws IOException {
        TraceOutcome.Basis basis = trace.basis();
        if (basis != null) {
            columns.fact(
                    "最高统计量 / 门槛",
                    "Highest statistic / needed",
                    String.format(
                            Locale.ROOT,
                            "%.2f / %.2f (probability below %.0e)",
                            basis.highestStatistic(),
                            trace.statisticNeeded(),
                            basis.threshold()));
            columns.fact("尝试的几何变换", "Geometries tried", Integer.toString(basis.geometriesTested()));
            columns.fact("引擎版本", "Engine version", basis.engineVersion());
            columns.fact("密钥标识", "Key identifier", basis.keyFingerprint());
        }
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

    /** Of each picture in which they were told; the first is 1. */
    private static String told(List<TracePicture> pictures, Function<TracePicture, @Nullable Object> of) {
        return IntStream.range(0, pictures.size())
                .filter(i -> of.apply(pictures.get(i)) != null)
                .mapToObj(i -> (pictures.size() == 1 ? "" : i + 1 + ": ") + of.apply(pictures.get(i)))
                .collect(Collectors.joining("; "));
    }
}
