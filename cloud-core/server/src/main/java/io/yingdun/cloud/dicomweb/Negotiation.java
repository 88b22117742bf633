package io.yingdun.cloud.dicomweb;

import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.rendering.ImageFormat;
import io.yingdun.foundation.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;

/**
 * Which representation a client gets (PS3.18 8.7.5): 406 when it takes none of those there are, 400 when it asks for DICOM
 * and rendered types at once. The query parameter {@code accept} goes before the header (8.3.3.1).
 */
final class Negotiation {

    private static final String MULTIPART = "multipart/related";
    private static final Set<String> RENDERED =
            Set.of("image/jpeg", "image/gif", "image/png", "text/html", "text/plain", "application/pdf");

    /** Names that are no longer, or not yet, those of table 8.7.3-5. */
    private static final Map<String, String> ALIASES = Map.of(
            "image/x-dicom-rle", "image/dicom-rle",
            "image/x-jls", "image/jls",
            "image/jph", "image/jphc");

    private final List<MediaRange> ranges;

    private Negotiation(List<MediaRange> ranges) {
        this.ranges = ranges;
    }

    static Negotiation of(HttpServletRequest request) {
        return of(Collections.list(request.getHeaders(HttpHeaders.ACCEPT)), request.getParameter("accept"));
    }

    /** @param header the lines of Accept */
    static Negotiation of(List<String> header, @Nullable String parameter) {
        List<MediaRange> ranges =
                MediaRange.parse(parameter == null || parameter.isBlank() ? header : List.of(parameter));
        boolean dicom = ranges.stream()
                .anyMatch(range -> range.is(MULTIPART) || range.type().startsWith(InstanceForm.DICOM));
        boolean rendered = ranges.stream().anyMatch(range -> RENDERED.contains(range.type()));
        if (dicom && rendered) {
            throw new ProblemException(
                    "mixed-media-types",
                    400,
                    "DICOM and rendered types mixed",
                    "Accept either DICOM types or rendered ones, such as image/jpeg, not both (PS3.18 8.7.5).");
        }
        return new Negotiation(ranges);
    }

    static String presentName(String mediaType) {
        return ALIASES.getOrDefault(mediaType, mediaType);
    }

    /** Whole instances, the client's favourite first. */
    List<InstanceForm> instances(boolean single) {
        List<InstanceForm> forms = new ArrayList<>();
        for (MediaRange range : ranges) {
            String syntax = range.parameter("transfer-syntax").orElse(UID.ExplicitVRLittleEndian);
            boolean inner = range.parameter("type").orElse(InstanceForm.DICOM).equalsIgnoreCase(InstanceForm.DICOM);
            if (range.covers(MULTIPART) && inner) {
                forms.add(new InstanceForm(true, syntax));
            } else if (single && range.covers(InstanceForm.DICOM)) {
                forms.add(new InstanceForm(false, syntax));
            }
        }
        if (forms.isEmpty()) {
            throw notAcceptable("multipart/related; type=\"application/dicom\"; transfer-syntax=*");
        }
        return forms;
    }

    /** Frames of one instance, whose pixel data is stored in {@code stored}. */
    FrameForm frames(TransferSyntax stored, boolean single) {
        return ranges.stream()
                .flatMap(range -> frames(range, stored, single).stream())
                .findFirst()
                .orElseThrow(
                        () -> notAcceptable("multipart/related; type=\"application/octet-stream\"; transfer-syntax=*"));
    }

    private static Optional<FrameForm> frames(MediaRange range, TransferSyntax stored, boolean single) {
        boolean multipart = range.covers(MULTIPART);
        if (!multipart && !single) {
            return Optional.empty();
        }
        String asked = multipart ? range.parameter("type").orElse(FrameForm.OCTETS) : range.type();
        String type = presentName(asked);
        String syntax = range.parameter("transfer-syntax").orElse("");
        FrameForm asStored = FrameForm.asStored(stored, multipart);
        boolean octets = type.equals(FrameForm.OCTETS);
        if (octets && (syntax.isEmpty() || syntax.equals(UID.ExplicitVRLittleEndian))) {
            return Optional.of(FrameForm.raw(multipart));
        }
        boolean typeFits = octets || type.equals(asStored.mediaType()) || type.equals("image/*") && !asStored.decoded();
        boolean syntaxFits =
                syntax.isEmpty() || syntax.equals(InstanceForm.ANY) || syntax.equals(asStored.transferSyntax());
        return typeFits && syntaxFits ? Optional.of(asStored) : Optional.empty();
    }

    /**
     * Compressed pixel data as one value (PS3.18 8.7.3.3): all its pixels in one stream, or its frames as they are coded.
     *
     * @param single it has one frame, which may travel alone as it is coded
     */
    FrameForm pixelData(TransferSyntax stored, boolean single) {
        return ranges.stream()
                .flatMap(range -> frames(range, stored, single)
                        .or(() -> range.covers(FrameForm.OCTETS) ? Optional.of(FrameForm.raw(false)) : Optional.empty())
                        .stream())
                .findFirst()
                .orElseThrow(
                        () -> notAcceptable("multipart/related; type=\"application/octet-stream\"; transfer-syntax=*"));
    }

    /** Other bulk data has one form only: its bytes. */
    boolean bulkInMultipart() {
        for (MediaRange range : ranges) {
            boolean octets = range.parameter("type").orElse(FrameForm.OCTETS).equals(FrameForm.OCTETS);
            if (range.covers(MULTIPART) && octets || range.is("*/*")) {
                return true;
            }
            if (range.covers(FrameForm.OCTETS)) {
                return false;
            }
        }
        throw notAcceptable("multipart/related; type=\"application/octet-stream\"");
    }

    /**
     * Metadata and search results, which are several data sets however many there are: DICOM JSON for a client that names no
     * type. XML alone, which is for one, is passed over (PS3.18 10.4.4).
     */
    ModelForm models() {
        return model(false);
    }

    /** One data set, the fate of what was stored: DICOM JSON for a client that names no type. */
    ModelForm model() {
        return model(true);
    }

    private ModelForm model(boolean single) {
        for (MediaRange range : ranges) {
            boolean multipart = range.is(MULTIPART);
            String type = multipart ? range.parameter("type").orElse("") : range.type();
            if ((multipart || single) && type.equalsIgnoreCase(ModelForm.XML.mediaType())) {
                return ModelForm.XML;
            }
            if (range.covers(ModelForm.JSON.mediaType()) || range.is("application/json")) {
                return ModelForm.JSON;
            }
        }
        if (!ranges.isEmpty()) {
            throw notAcceptable("application/dicom+json, or multipart/related; type=\"application/dicom+xml\"");
        }
        return ModelForm.JSON;
    }

    /** Rendered pictures; JPEG when the client does not mind. */
    ImageFormat picture() {
        for (MediaRange range : ranges) {
            Optional<ImageFormat> format = Arrays.stream(ImageFormat.values())
                    .filter(candidate -> range.covers(candidate.mediaType()))
                    .findFirst();
            if (format.isPresent()) {
                return format.get();
            }
        }
        throw notAcceptable("image/jpeg, image/png or image/gif");
    }

    static ProblemException notAcceptable(String offered) {
        return new ProblemException("not-acceptable", 406, "Not acceptable", "Accept " + offered + ".");
    }
}
