package io.yingdun.cloud.dicomweb;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.archive.MetadataDocument;
import io.yingdun.cloud.archive.StudyMetadata;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Data sets without their bulk data (PS3.18 §10.4.1.1.2), as DICOM JSON: documents that lie there, made and compressed; or as XML. */
@RestController
@RequestMapping("/dicomweb/studies/{study}")
class MetadataController {

    private final Access access;
    private final AccessJournal journal;
    private final Archive archive;
    private final StudyMetadata documents;
    private final Found found;
    private final Anonymity anonymity;

    MetadataController(
            Access access,
            AccessJournal journal,
            Archive archive,
            StudyMetadata documents,
            Found found,
            Anonymity anonymity) {
        this.access = access;
        this.journal = journal;
        this.archive = archive;
        this.documents = documents;
        this.found = found;
        this.anonymity = anonymity;
    }

    @GetMapping("/metadata")
    void study(@PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        access.requireStudy(study);
        ModelForm form = Negotiation.of(request).models();
        if (isMadeAnew(form)) {
            made(found.inStudy(study), study, null, form, response);
            return;
        }
        MetadataDocument document = documents.ofStudy(study).orElseThrow(Access::notThere);
        journal.accessed(AccessKind.METADATA, study, null, null, 0);
        send(document, request, response);
    }

    @GetMapping("/series/{series}/metadata")
    void series(
            @PathVariable String study,
            @PathVariable String series,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        access.requireSeries(study, series);
        ModelForm form = Negotiation.of(request).models();
        if (isMadeAnew(form)) {
            made(found.inSeries(study, series), study, series, form, response);
            return;
        }
        MetadataDocument document = documents.ofSeries(study, series).orElseThrow(Access::notThere);
        journal.accessed(AccessKind.METADATA, study, series, null, 0);
        send(document, request, response);
    }

    @GetMapping("/series/{series}/instances/{instance}/metadata")
    void instance(
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Instance one = found.one(study, series, instance);
        ModelForm form = Negotiation.of(request).models();
        if (isMadeAnew(form)) {
            made(List.of(one), study, series, form, response);
            return;
        }
        String header = archive.headerOf(one).orElseThrow(Access::notThere);
        journal.accessed(AccessKind.METADATA, study, series, instance, 0);
        send(MetadataDocument.of(header), request, response);
    }

    /** For each who asks, since few do: other documents than those that lie there. */
    private boolean isMadeAnew(ModelForm form) {
        return form == ModelForm.XML || anonymity.applies();
    }

    private void made(
            List<Instance> instances,
            String study,
            @Nullable String series,
            ModelForm form,
            HttpServletResponse response)
            throws IOException {
        journal.accessed(AccessKind.METADATA, study, series, null, 0);
        response.setHeader(
                HttpHeaders.CACHE_CONTROL, anonymity.applies() ? Anonymity.CACHE_CONTROL : "private, no-cache");
        response.setHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
        ModelAnswer answer = ModelAnswer.to(response, form);
        StoredHeaders.forEach(instances, archive, (one, header) -> {
            if (header != null) {
                answer.add(anonymity.of(header));
            }
        });
        answer.finish();
    }

    private static void send(MetadataDocument document, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        String encodings = request.getHeader(HttpHeaders.ACCEPT_ENCODING);
        boolean gzip = encodings != null && encodings.matches("(?i).*\\bgzip\\b(?!\\s*;\\s*q=0(\\.0*)?\\s*(,|$)).*");
        response.setContentType(ModelForm.JSON.mediaType());
        // Other bytes, so another strong ETag (RFC 9110 §8.8.3.3).
        boolean known = ByteSender.known(request, response, document.etag() + (gzip ? "-gzip" : ""), false);
        response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
        if (known) {
            return;
        }
        if (gzip) {
            response.setHeader(HttpHeaders.CONTENT_ENCODING, "gzip");
            response.setContentLength(document.gzip().length);
            response.getOutputStream().write(document.gzip());
        } else {
            try (GZIPInputStream plain = new GZIPInputStream(new ByteArrayInputStream(document.gzip()))) {
                plain.transferTo(response.getOutputStream());
            }
        }
    }
}
