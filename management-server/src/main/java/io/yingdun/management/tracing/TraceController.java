package io.yingdun.management.tracing;

import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.watermark.geometry.Quadrilateral;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/traces")
class TraceController {

    private static final int LARGEST_PAGE = 200;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_NOTE = 1_000;
    private static final MediaType ZIP = new MediaType("application", "zip");
    private static final Pattern REQUEST_KEY = Pattern.compile("[A-Za-z0-9_-]{1,100}");

    private final TraceService traces;
    private final TraceEvidence evidence;
    private final TraceViews views;

    TraceController(TraceService traces, TraceEvidence evidence, TraceViews views) {
        this.traces = traces;
        this.evidence = evidence;
        this.views = views;
    }

    record Page(List<TraceView> items, int page, int size, long total) {}

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @ResponseStatus(HttpStatus.ACCEPTED)
    TraceView upload(
            @RequestPart List<MultipartFile> file,
            @RequestParam(required = false) @Nullable String note,
            @RequestParam(required = false) @Nullable String corners,
            @RequestParam(required = false) @Nullable String edges,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key)
            throws IOException {
        if (key != null && !REQUEST_KEY.matcher(key).matches()) {
            throw ProblemException.invalid("Idempotency-Key", "1 to 100 letters, digits, - and _");
        }
        String text = note == null || note.isBlank() ? null : note.strip();
        if (text != null && text.length() > LONGEST_NOTE) {
            throw ProblemException.invalid("note", "at most " + LONGEST_NOTE + " characters");
        }
        List<ScreenPlace> screens = ScreenPlace.ofEach(corners, edges, file.size());
        List<TraceService.Upload> uploads = IntStream.range(0, file.size())
                .mapToObj(i -> upload(file.get(i), screens.get(i)))
                .toList();
        return views.of(traces.upload(uploads, text, key));
    }

    private static TraceService.Upload upload(MultipartFile file, ScreenPlace screen) {
        return new TraceService.Upload(displayName(file.getOriginalFilename()), file.getSize(), file, screen);
    }

    @GetMapping
    Page list(@RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        int from = Math.max(0, page);
        int limit = Math.max(1, Math.min(size, LARGEST_PAGE));
        return new Page(traces.newest(from, limit).stream().map(views::of).toList(), from, limit, traces.count());
    }

    @GetMapping("/{id}")
    TraceView find(@PathVariable String id) {
        return views.of(traces.find(id));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@PathVariable String id) {
        traces.cancel(id);
    }

    /** The picture that the verdict is told in. */
    @GetMapping("/{id}/picture")
    ResponseEntity<Resource> picture(@PathVariable String id) {
        return picture(id, views.of(traces.find(id)).picture());
    }

    /** A hostile file from the server's own origin: sandboxed, of the type that its bytes tell, never a page. */
    @GetMapping("/{id}/pictures/{index}")
    ResponseEntity<Resource> picture(@PathVariable String id, @PathVariable int index) {
        TraceJob job = traces.find(id);
        TracePicture picture = job.picture(index);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(picture.mediaType()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(picture.fileName(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new FileSystemResource(evidence.picture(job, picture)));
    }

    /** @param corners eight numbers; null for the whole picture */
    @GetMapping(path = "/{id}/pictures/{index}/preview", produces = MediaType.IMAGE_PNG_VALUE)
    ResponseEntity<byte[]> preview(
            @PathVariable String id,
            @PathVariable int index,
            @RequestParam(required = false) @Nullable List<Double> corners,
            @RequestParam(defaultValue = "false") boolean contrast)
            throws IOException {
        TraceJob job = traces.find(id);
        Quadrilateral screen = corners == null ? null : ScreenCorners.requiredInRow(corners);
        return ResponseEntity.ok()
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(evidence.preview(job, job.picture(index), screen, contrast));
    }

    /** One picture of the trace; corners or edges where the officer sees the screen in it. */
    record Chosen(
            int picture,
            @Nullable List<List<Double>> corners,
            @Nullable List<List<List<Double>>> edges) {

        TraceService.Chosen checked() {
            return new TraceService.Chosen(picture, ScreenPlace.optional(corners, edges));
        }
    }

    /** One picture with the screen's corners or edges, or several that are traced together. */
    record Attempt(
            @Nullable Integer picture,
            @Nullable List<List<Double>> corners,
            @Nullable List<List<List<Double>>> edges,
            @Nullable List<Chosen> pictures) {

        List<TraceService.Chosen> chosen() {
            return pictures == null
                    ? List.of(new TraceService.Chosen(
                            picture == null ? 0 : picture, ScreenPlace.required(corners, edges)))
                    : pictures.stream().map(Chosen::checked).toList();
        }
    }

    @PostMapping("/{id}/attempts")
    @ResponseStatus(HttpStatus.ACCEPTED)
    TraceView attempt(@PathVariable String id, @RequestBody Attempt attempt) {
        return views.of(traces.attempt(id, attempt.chosen()));
    }

    @GetMapping("/{id}/report")
    ResponseEntity<byte[]> report(@PathVariable String id) throws IOException {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"yingdun-trace-" + id + ".pdf\"")
                .body(evidence.report(traces.find(id)));
    }

    @GetMapping("/{id}/pack")
    ResponseEntity<byte[]> pack(@PathVariable String id) throws IOException {
        return ResponseEntity.ok()
                .contentType(ZIP)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"yingdun-trace-" + id + ".zip\"")
                .body(evidence.pack(traces.find(id)));
    }

    @PostMapping("/{id}/repetitions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    TraceView repeat(@PathVariable String id) {
        return views.of(traces.repeat(id));
    }

    @GetMapping(path = "/{id}/evidence", produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> map(@PathVariable String id) {
        traces.find(id);
        return ResponseEntity.ok(evidence.mapOf(id).getBytes(StandardCharsets.UTF_8));
    }

    /** Browsers of old send whole paths; control characters have no place in a list. */
    private static String displayName(@Nullable String sent) {
        String name = sent == null ? "" : sent.substring(Math.max(sent.lastIndexOf('/'), sent.lastIndexOf('\\')) + 1);
        String clean = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "").strip();
        String named = clean.isEmpty() ? "picture" : clean;
        return named.length() <= LONGEST_NAME ? named : named.substring(0, LONGEST_NAME);
    }
}
