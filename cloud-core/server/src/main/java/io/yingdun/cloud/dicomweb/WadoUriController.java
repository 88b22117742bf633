package io.yingdun.cloud.dicomweb;

import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.rendering.Pictures;
import io.yingdun.cloud.storage.StoredObject;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.rendering.ImageFormat;
import io.yingdun.dicom.rendering.ImageRenderer;
import io.yingdun.dicom.rendering.RenderingException;
import io.yingdun.dicom.rendering.RenderingRequest;
import io.yingdun.dicom.rendering.Viewport;
import io.yingdun.dicom.rendering.Window;
import io.yingdun.foundation.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** WADO-URI (PS3.18 §9), for older viewers: one instance by the UIDs in the query, as DICOM or as a picture. */
@RestController
class WadoUriController {

    private static final Set<String> PARAMETERS = Set.of(
            "requestType",
            "studyUID",
            "seriesUID",
            "objectUID",
            "contentType",
            "transferSyntax",
            "frameNumber",
            "rows",
            "columns",
            "region",
            "windowCenter",
            "windowWidth",
            "imageQuality");

    private final Found found;
    private final Pictures pictures;
    private final AccessJournal journal;

    WadoUriController(Found found, Pictures pictures, AccessJournal journal) {
        this.found = found;
        this.pictures = pictures;
        this.journal = journal;
    }

    @GetMapping("/dicomweb/wado")
    void wado(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!"WADO".equals(request.getParameter("requestType"))) {
            throw ProblemException.invalid("requestType", "is WADO");
        }
        Instance instance = found.one(
                required(request, "studyUID"), required(request, "seriesUID"), required(request, "objectUID"));
        String type = request.getParameter("contentType");
        if (type != null && type.contains(";")) {
            throw ProblemException.invalid("contentType", "has no parameters here (PS3.18 9.1.2)");
        }
        if ("yes".equals(request.getParameter("anonymize"))) {
            throw ProblemException.invalid("anonymize", "is not offered: objects are given as they were sent");
        }
        UnheededParameters.warn(request, response, PARAMETERS);
        if (InstanceForm.DICOM.equals(type)) {
            dicom(instance, request, response);
        } else {
            picture(instance, format(type), request, response);
        }
    }

    private void dicom(Instance instance, HttpServletRequest request, HttpServletResponse response) throws IOException {
        String syntax = request.getParameter("transferSyntax");
        InstanceForm form = new InstanceForm(false, syntax == null ? UID.ExplicitVRLittleEndian : syntax);
        Outgoing outgoing = Outgoing.of(instance, List.of(form), false);
        journal(AccessKind.INSTANCES, instance, instance.size());
        if (ByteSender.known(request, response, outgoing.etag(), instance.isImmutable())) {
            return;
        }
        response.setContentType(InstanceForm.DICOM);
        try (StoredObject object = found.open(instance)) {
            outgoing.send(request, response, object);
        }
    }

    private void picture(
            Instance instance, ImageFormat format, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        RenderingRequest rendering = rendering(instance, format, request);
        journal(AccessKind.RENDERED, instance, 0);
        byte[] picture;
        try {
            picture = pictures.render(instance, rendering);
        } catch (IOException e) {
            throw Found.problem(e);
        }
        ByteSender.whole(response, format.mediaType(), picture);
    }

    /** Without a content type a browser gets a JPEG (PS3.18 9.1.2.1). */
    private static ImageFormat format(@Nullable String type) {
        return Arrays.stream(ImageFormat.values())
                .filter(format ->
                        type == null || type.equals("*/*") || format.mediaType().equals(type))
                .findFirst()
                .orElseThrow(() -> Negotiation.notAcceptable("application/dicom, image/jpeg, image/png or image/gif"));
    }

    private static RenderingRequest rendering(Instance instance, ImageFormat format, HttpServletRequest request) {
        Optional<Integer> frame = number(request, "frameNumber");
        Optional<Integer> quality = number(request, "imageQuality");
        String centre = request.getParameter("windowCenter");
        String width = request.getParameter("windowWidth");
        if ((centre == null) != (width == null)) {
            throw ProblemException.invalid("windowWidth", "comes together with windowCenter");
        }
        try {
            return new RenderingRequest(
                    frame.orElse(1),
                    centre == null ? null : Window.parse(centre + "," + width + ",linear"),
                    viewport(instance, request),
                    format,
                    quality.orElse(RenderingRequest.DEFAULT_QUALITY));
        } catch (RenderingException e) {
            throw Found.problem(e);
        }
    }

    /** Rows and columns are the box (PS3.18 9.1.2.2.3); the region is in parts of the image's sides. */
    private static @Nullable Viewport viewport(Instance instance, HttpServletRequest request) {
        Optional<Integer> rows = number(request, "rows");
        Optional<Integer> columns = number(request, "columns");
        String region = request.getParameter("region");
        Integer height = instance.rows();
        Integer width = instance.columns();
        if (height == null || width == null || rows.isEmpty() && columns.isEmpty() && region == null) {
            return null;
        }
        int boxHeight = rows.orElse(columns.isPresent() ? ImageRenderer.MAXIMUM_SIDE : height);
        int boxWidth = columns.orElse(rows.isPresent() ? ImageRenderer.MAXIMUM_SIDE : width);
        return new Viewport(boxWidth, boxHeight, region == null ? null : part(region, width, height));
    }

    private static Viewport.Region part(String region, int width, int height) {
        double[] edges = new double[4];
        String[] parts = region.split(",", -1);
        for (int i = 0; i < 4; i++) {
            boolean number = parts.length == 4 && parts[i].matches("0(\\.[0-9]{1,9})?|1(\\.0{1,9})?");
            edges[i] = number ? Double.parseDouble(parts[i]) : -1;
        }
        if (edges[0] < 0 || edges[1] < 0 || edges[2] <= edges[0] || edges[3] <= edges[1]) {
            throw ProblemException.invalid("region", "is xmin,ymin,xmax,ymax, each from 0 to 1");
        }
        int x = (int) Math.round(edges[0] * width);
        int y = (int) Math.round(edges[1] * height);
        int right = (int) Math.round(edges[2] * width);
        int bottom = (int) Math.round(edges[3] * height);
        return new Viewport.Region(x, y, Math.max(1, right - x), Math.max(1, bottom - y));
    }

    private void journal(AccessKind kind, Instance instance, long bytes) {
        journal.accessed(
                kind, instance.studyInstanceUid(), instance.seriesInstanceUid(), instance.sopInstanceUid(), bytes);
    }

    private static String required(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        if (value == null || value.isBlank()) {
            throw ProblemException.invalid(name, "is missing");
        }
        return value;
    }

    private static Optional<Integer> number(HttpServletRequest request, String name) {
        String value = request.getParameter(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.matches("[1-9][0-9]{0,6}")) {
            throw ProblemException.invalid(name, "is a whole number from 1 on");
        }
        return Optional.of(Integer.valueOf(value));
    }
}
