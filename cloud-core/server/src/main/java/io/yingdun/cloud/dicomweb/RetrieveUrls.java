package io.yingdun.cloud.dicomweb;

import io.yingdun.cloud.archive.InstanceReference;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Where things can be retrieved from, as the client itself reached the service. */
final class RetrieveUrls {

    private RetrieveUrls() {}

    /** Address of the service in this request, without a slash at its end. */
    static String service() {
        return ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/dicomweb")
                .toUriString();
    }

    static String ofStudy(String service, String studyInstanceUid) {
        return service + "/studies/" + studyInstanceUid;
    }

    static String of(String service, InstanceReference instance) {
        return ofStudy(service, instance.studyInstanceUid()) + "/series/" + instance.seriesInstanceUid() + "/instances/"
                + instance.sopInstanceUid();
    }
}
