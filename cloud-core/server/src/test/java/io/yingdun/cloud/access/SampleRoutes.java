package io.yingdun.cloud.access;

import static io.yingdun.cloud.access.Caller.Kind.LINK;
import static io.yingdun.cloud.access.Caller.Kind.SERVICE;
import static io.yingdun.cloud.access.Caller.Kind.STAFF;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Routes as a feature has them, with one file's worth of data each: nothing but access decides what they answer. */
@RestController
@RequestMapping("/dicomweb")
public class SampleRoutes {

    private final Access access;
    private final AccessJournal journal;

    SampleRoutes(Access access, AccessJournal journal) {
        this.access = access;
        this.journal = journal;
    }

    /** The product's table and the lines for these routes. */
    @TestConfiguration(proxyBeanMethods = false)
    public static class Rules {

        @Bean
        @Primary
        AccessRules rulesWithSamples() {
            List<AccessRules.Rule> samples = List.of(
                    AccessRules.rule(HttpMethod.GET, "/dicomweb/sample-search", Scope.SEARCH, STAFF, SERVICE),
                    AccessRules.rule(HttpMethod.POST, "/dicomweb/sample-store", Scope.STORE, SERVICE),
                    AccessRules.rule(HttpMethod.GET, "/dicomweb/sample-uri", Scope.READ, STAFF, SERVICE, LINK),
                    AccessRules.rule(
                            HttpMethod.GET, "/dicomweb/studies/{study}/sample", Scope.READ, STAFF, SERVICE, LINK),
                    AccessRules.rule(
                            HttpMethod.GET,
                            "/dicomweb/studies/{study}/series/{series}/sample",
                            Scope.READ,
                            STAFF,
                            SERVICE,
                            LINK),
                    AccessRules.rule(
                            HttpMethod.GET,
                            "/dicomweb/studies/{study}/series/{series}/instances/{instance}/sample",
                            Scope.READ,
                            STAFF,
                            SERVICE,
                            LINK));
            return new AccessRules(Stream.concat(new AccessRules().rules().stream(), samples.stream())
                    .toList());
        }
    }

    @GetMapping("/sample-search")
    String search() {
        access.requireUnbound();
        journal.accessed(AccessKind.SEARCH, "", null, null, 0);
        return "studies";
    }

    @PostMapping("/sample-store")
    String store() {
        return "stored";
    }

    /** Names its object in the query, where the table does not look. */
    @GetMapping("/sample-uri")
    String byQuery(@RequestParam String study) {
        access.requireStudy(study);
        journal.accessed(AccessKind.INSTANCES, study, null, null, 7);
        return "by query";
    }

    @GetMapping("/studies/{study}/sample")
    String study(@PathVariable String study) {
        journal.accessed(AccessKind.METADATA, study, null, null, 0);
        return "study";
    }

    @GetMapping("/studies/{study}/series/{series}/sample")
    String series(@PathVariable String study, @PathVariable String series) {
        journal.accessed(AccessKind.FRAMES, study, series, null, 0);
        return "series";
    }

    @GetMapping("/studies/{study}/series/{series}/instances/{instance}/sample")
    String instance(@PathVariable String study, @PathVariable String series, @PathVariable String instance) {
        journal.accessed(AccessKind.FRAMES, study, series, instance, 1_000);
        return "instance";
    }
}
