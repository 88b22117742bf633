package io.yingdun.cloud.dicomweb;

import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.storage.StoredObject;
import io.yingdun.dicom.data.FileRegion;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Whole instances (PS3.18 §10.4.1.1.1): of a study, of a series, or one. */
@RestController
@RequestMapping("/dicomweb/studies/{study}")
class RetrieveController {

    private static final int BUFFER = 64 * 1024;

    private final Found found;
    private final AccessJournal journal;
    private final Anonymity anonymity;

    RetrieveController(Found found, AccessJournal journal, Anonymity anonymity) {
        this.found = found;
        this.journal = journal;
        this.anonymity = anonymity;
    }

    @GetMapping
    void study(@PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        List<Instance> instances = found.inStudy(study);
        List<InstanceForm> forms = Negotiation.of(request).instances(false);
        journal.accessed(AccessKind.INSTANCES, study, null, null, bytes(instances));
        multipart(instances, forms, response);
    }

    @GetMapping("/series/{series}")
    void series(
            @PathVariable String study,
            @PathVariable String series,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        List<Instance> instances = found.inSeries(study, series);
        List<InstanceForm> forms = Negotiation.of(request).instances(false);
        journal.accessed(AccessKind.INSTANCES, study, series, null, bytes(instances));
        multipart(instances, forms, response);
    }

    @GetMapping("/series/{series}/instances/{instance}")
    void instance(
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Instance one = found.one(study, series, instance);
        List<InstanceForm> forms = Negotiation.of(request).instances(true);
        journal.accessed(AccessKind.INSTANCES, study, series, instance, one.size());
        Outgoing outgoing = Outgoing.of(one, forms, anonymity.applies());
        if (outgoing.multipart()) {
            multipart(List.of(one), forms, response);
            return;
        }
        if (ByteSender.known(request, response, outgoing.etag(), outgoing.isImmutable())) {
            return;
        }
        response.setContentType(outgoing.contentType());
        try (StoredObject object = found.open(one)) {
            outgoing.send(request, response, object);
        }
    }

    /** Parts follow each other without a length of the whole: an object may vanish on the way, and conversion has none. */
    private void multipart(List<Instance> instances, List<InstanceForm> forms, HttpServletResponse response)
            throws IOException {
        boolean anonymous = anonymity.applies();
        List<Outgoing> all = instances.stream()
                .map(instance -> Outgoing.of(instance, forms, anonymous))
                .toList();
        MultipartWriter writer = new MultipartWriter(InstanceForm.DICOM);
        response.setContentType(writer.contentType());
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        for (Outgoing outgoing : all) {
            try (StoredObject object = found.open(outgoing.instance())) {
                if (outgoing.asStored()) {
                    writer.startPart(out, outgoing.contentType(), object.size());
                    ByteSender.copy(object, new FileRegion(0, object.size()), out);
                } else {
                    Outgoing.Converted converted = outgoing.converted(object);
                    writer.startPart(out, outgoing.contentType(), -1);
                    converted.write(out);
                }
            }
        }
        writer.finish(out);
        out.flush();
    }

    private static long bytes(List<Instance> instances) {
        return instances.stream().mapToLong(Instance::size).sum();
    }
}
