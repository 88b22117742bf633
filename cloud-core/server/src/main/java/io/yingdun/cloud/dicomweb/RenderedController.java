package io.yingdun.cloud.dicomweb;

import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.rendering.Pictures;
import io.yingdun.dicom.rendering.ImageFormat;
import io.yingdun.dicom.rendering.RenderingException;
import io.yingdun.dicom.rendering.RenderingRequest;
import io.yingdun.dicom.rendering.Viewport;
import io.yingdun.dicom.rendering.Window;
import io.yingdun.foundation.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Pictures (PS3.18 §10.4.1.1.3, .4). A study or series is represented by its middle instance that is an image; a thumbnail
 * is a picture without any text on it.
 */
@RestController
@RequestMapping("/dicomweb/studies/{study}")
class RenderedController {

    private static final int THUMBNAIL_SIDE = 192;
    private static final int LARGEST_THUMBNAIL = 1_024;
    private static final Set<String> PARAMETERS = Set.of("accept", "window", "viewport", "quality");
    private static final Set<String> THUMBNAIL_PARAMETERS = Set.of("accept", "viewport");

    private final Found found;
    private final Pictures pictures;
    private final AccessJournal journal;

    RenderedController(Found found, Pictures pictures, AccessJournal journal) {
        this.found = found;
        this.pictures = pictures;
        this.journal = journal;
    }

    @GetMapping("/rendered")
    void study(@PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        render(representative(found.inStudy(study)), 1, request, response);
    }

    @GetMapping("/series/{series}/rendered")
    void series(
            @PathVariable String study,
            @PathVariable String series,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        render(representative(found.inSeries(study, series)), 1, request, response);
    }

    @GetMapping("/series/{series}/instances/{instance}/rendered")
    void instance(
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        render(found.one(study, series, instance), 1, request, response);
    }

    @GetMapping("/series/{series}/instances/{instance}/frames/{frame}/rendered")
    void frame(
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            @PathVariable int frame,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        render(found.one(study, series, instance), frame, request, response);
    }

    @GetMapping("/thumbnail")
    void studyThumbnail(
            @PathVariable String study,
            @RequestParam(required = false) @Nullable String viewport,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        thumbnail(representative(found.inStudy(study)), viewport, request, response);
    }

    @GetMapping("/series/{series}/thumbnail")
    void seriesThumbnail(
            @PathVariable String study,
            @PathVariable String series,
            @RequestParam(required = false) @Nullable String viewport,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        thumbnail(representative(found.inSeries(study, series)), viewport, request, response);
    }

    @GetMapping("/series/{series}/instances/{instance}/thumbnail")
    void instanceThumbnail(
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            @RequestParam(required = false) @Nullable String viewport,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        thumbnail(found.one(study, series, instance), viewport, request, response);
    }

    /** The middle one of those with pixels; of others, the first, whose answer tells what it is. */
    private static Instance representative(List<Instance> instances) {
        List<Instance> images =
                instances.stream().filter(instance -> instance.rows() != null).toList();
        return images.isEmpty() ? instances.get(0) : images.get(images.size() / 2);
    }

    private void render(Instance instance, int frame, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ImageFormat format = Negotiation.of(request).picture();
        RenderingRequest rendering = parameters(frame, format, request);
        UnheededParameters.warn(request, response, PARAMETERS);
        journal.accessed(
                AccessKind.RENDERED,
                instance.studyInstanceUid(),
                instance.seriesInstanceUid(),
                instance.sopInstanceUid(),
                0);
        String etag = instance.version() + "-"
                + Integer.toHexString(rendering.toString().hashCode());
        if (!ByteSender.known(request, response, etag, false)) {
            ByteSender.whole(response, format.mediaType(), picture(instance, rendering));
        }
    }

    private void thumbnail(
            Instance instance, @Nullable String viewport, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ImageFormat format = Negotiation.of(request).picture();
        UnheededParameters.warn(request, response, THUMBNAIL_PARAMETERS);
        int side = THUMBNAIL_SIDE;
        try {
            Viewport box = viewport == null ? null : Viewport.parse(viewport);
            side = box == null ? side : Math.min(LARGEST_THUMBNAIL, Math.max(box.width(), box.height()));
        } catch (RenderingException e) {
            throw Found.problem(e);
        }
        journal.accessed(
                AccessKind.RENDERED,
                instance.studyInstanceUid(),
                instance.seriesInstanceUid(),
                instance.sopInstanceUid(),
                0);
        if (ByteSender.known(request, response, instance.version() + "-t" + side + format.name(), false)) {
            return;
        }
        byte[] picture;
        try {
            picture = pictures.thumbnail(instance, side, format);
        } catch (IOException e) {
            throw Found.problem(e);
        }
        ByteSender.whole(response, format.mediaType(), picture);
    }

    private byte[] picture(Instance instance, RenderingRequest rendering) {
        try {
            return pictures.render(instance, rendering);
        } catch (IOException e) {
            throw Found.problem(e);
        }
    }

    /** PS3.18 §8.3.5: {@code window=centre,width,function}, {@code viewport}, {@code quality}. */
    private static RenderingRequest parameters(int frame, ImageFormat format, HttpServletRequest request) {
        String window = request.getParameter("window");
        String viewport = request.getParameter("viewport");
        String quality = request.getParameter("quality");
        try {
            return new RenderingRequest(
                    frame,
                    window == null ? null : Window.parse(window),
                    viewport == null ? null : Viewport.parse(viewport),
                    format,
                    quality == null ? RenderingRequest.DEFAULT_QUALITY : Integer.parseInt(quality));
        } catch (RenderingException e) {
            throw Found.problem(e);
        } catch (NumberFormatException e) {
            throw ProblemException.invalid("quality", "is a number from 1 to 100");
        }
    }
}
