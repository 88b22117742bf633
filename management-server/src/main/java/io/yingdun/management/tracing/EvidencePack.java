package io.yingdun.management.tracing;

import io.yingdun.watermark.trace.EvidenceMap;
import io.yingdun.watermark.trace.EvidencePictures;
import io.yingdun.watermark.trace.Tracer;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/**
 * Everything a verdict stands on, in one ZIP: the report for people, {@code evidence.json} for programs, the evidence map
 * and the rectified picture. Names the stored pictures by their SHA-256 and does not contain them.
 */
@Component
class EvidencePack {

    private static final String FORMAT = "yingdun-trace-evidence/1";
    private static final String BOUND = "probability <= (1 + earlierTraces) * " + Tracer.BOUND
            + ", and earlierTraces of these pictures counted when this one was concluded (" + Tracer.BOUND_HOLDS + ")";

    private final TraceReport report;
    private final ObjectMapper json;

    EvidencePack(TraceReport report, ObjectMapper json) {
        this.report = report;
        this.json = json;
    }

    byte[] zip(TraceReport.Request request, @Nullable EvidenceMap map) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("report.pdf", report.pdf(request));
        EvidencePictures pictures = request.pictures();
        if (pictures != null) {
            put(files, "evidence-map.png", pictures.map());
            put(files, "rectified.png", pictures.rectified());
        }
        files.put("evidence.json", json.writerWithDefaultPrettyPrinter().writeValueAsBytes(facts(request, map, files)));
        return zipped(files, request.at());
    }

    private static Map<String, Object> facts(
            TraceReport.Request request, @Nullable EvidenceMap map, Map<String, byte[]> files) {
        TraceView trace = request.trace();
        List<Map<String, String>> contents = new ArrayList<>();
        files.forEach((name, bytes) -> contents.add(Map.of("name", name, "sha256", PictureStore.sha256Of(bytes))));
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("format", FORMAT);
        facts.put("trace", trace);
        facts.put("bound", BOUND);
        facts.put("statisticNeeded", trace.statisticNeeded());
        if (map != null) {
            facts.put("evidenceMap", map);
        }
        facts.put("audit", request.links());
        facts.put("exportedAt", request.at());
        facts.put("exportedBy", request.officer());
        facts.put("files", contents);
        facts.put("repeatWith", "POST /api/traces/" + trace.id() + "/repetitions");
        return facts;
    }

    private static void put(Map<String, byte[]> files, String name, @Nullable BufferedImage image) throws IOException {
        if (image != null) {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            files.put(name, out.toByteArray());
        }
    }

    private static byte[] zipped(Map<String, byte[]> files, Instant at) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setLastModifiedTime(FileTime.from(at));
                zip.putNextEntry(entry);
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }
}
