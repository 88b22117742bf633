package io.yingdun.cloud.dicomweb;

import io.swagger.v3.oas.annotations.Operation;
import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.ArchiveSearch;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.archive.SearchKey;
import io.yingdun.cloud.archive.SearchLevel;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tags;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** QIDO-RS (PS3.18 §10.6). Whoever holds a link may look around in what it opens, and nowhere else. */
@RestController
@RequestMapping("/dicomweb")
class SearchController {

    /** In the words of the conformance statement: C-FIND matches alike. */
    static final String MATCHING =
            "Matching as PS3.4 C.2.2.2: a single value; `*` (any characters, or none) and `?` (one character) in "
                    + "names, identifiers, descriptions and codes, modalities among them, but not in UIDs, dates, times and "
                    + "numbers; ranges of dates and times; lists of UIDs, modalities and procedure IDs. Names are matched in each component "
                    + "group, names and descriptions without regard to case, width and accents.";

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final int MOST_COUNTED = 100;

    private final ArchiveSearch search;
    private final Archive archive;
    private final Access access;
    private final AccessJournal journal;
    private final Anonymity anonymity;

    SearchController(ArchiveSearch search, Archive archive, Access access, AccessJournal journal, Anonymity anonymity) {
        this.search = search;
        this.archive = archive;
        this.access = access;
        this.journal = journal;
        this.anonymity = anonymity;
    }

    @GetMapping("/studies")
    @Operation(description = MATCHING)
    void studies(HttpServletRequest request, HttpServletResponse response) throws IOException {
        access.requireUnbound();
        studies(Map.of(), request, response);
    }

    @GetMapping("/series")
    @Operation(description = MATCHING)
    void series(HttpServletRequest request, HttpServletResponse response) throws IOException {
        access.requireUnbound();
        series("", Map.of(), request, response);
    }

    @GetMapping("/instances")
    @Operation(description = MATCHING)
    void instances(HttpServletRequest request, HttpServletResponse response) throws IOException {
        access.requireUnbound();
        instances("", Map.of(), request, response);
    }

    @GetMapping("/studies/{study}/series")
    @Operation(description = MATCHING)
    void seriesOfStudy(@PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        access.requireStudy(study);
        series(study, Map.of(SearchKey.STUDY_INSTANCE_UID, study), request, response);
    }

    @GetMapping("/studies/{study}/instances")
    @Operation(description = MATCHING)
    void instancesOfStudy(@PathVariable String study, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        access.requireStudy(study);
        instances(study, Map.of(SearchKey.STUDY_INSTANCE_UID, study), request, response);
    }

    @GetMapping("/studies/{study}/series/{series}/instances")
    @Operation(description = MATCHING)
    void instancesOfSeries(
            @PathVariable String study,
            @PathVariable String series,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        access.requireSeries(study, series);
        instances(
                study,
                Map.of(SearchKey.STUDY_INSTANCE_UID, study, SearchKey.SERIES_INSTANCE_UID, series),
                request,
                response);
    }

    private void studies(Map<SearchKey, String> fixed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ModelForm form = Negotiation.of(request).models();
        SearchRequest asked = asked(SearchLevel.STUDY, fixed, request);
        answer(SearchLevel.STUDY, "", asked, search.studies(asked.query()), SearchResults::study, form, response);
    }

    private void series(
            String study, Map<SearchKey, String> fixed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ModelForm form = Negotiation.of(request).models();
        SearchRequest asked = asked(SearchLevel.SERIES, fixed, request);
        answer(SearchLevel.SERIES, study, asked, search.series(asked.query()), SearchResults::series, form, response);
    }

    private void instances(
            String study, Map<SearchKey, String> fixed, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        ModelForm form = Negotiation.of(request).models();
        SearchRequest asked = asked(SearchLevel.INSTANCE, fixed, request);
        List<Instance> found = search.instances(asked.query());
        if (asked.all() || !asked.included().isEmpty()) {
            withHeaders(study, asked, found, form, response);
        } else {
            answer(SearchLevel.INSTANCE, study, asked, found, SearchResults::instance, form, response);
        }
    }

    private SearchRequest asked(SearchLevel level, Map<SearchKey, String> fixed, HttpServletRequest request) {
        SearchRequest asked = SearchRequest.of(level, request.getParameterMap(), fixed);
        anonymity.requireHarmless(asked);
        return asked;
    }

    private <T> void answer(
            SearchLevel level,
            String study,
            SearchRequest asked,
            List<T> found,
            ToResult<T> toResult,
            ModelForm form,
            HttpServletResponse response)
            throws IOException {
        SearchResults results = new SearchResults(RetrieveUrls.service());
        start(level, study, asked, found.size(), response);
        if (found.isEmpty()) {
            return;
        }
        ModelAnswer answer = ModelAnswer.to(response, form);
        for (T one : found) {
            answer.add(anonymity.of(toResult.of(results, one)));
        }
        answer.finish();
    }

    /** Attributes beyond those of the index come from the stored headers. */
    private void withHeaders(
            String study, SearchRequest asked, List<Instance> found, ModelForm form, HttpServletResponse response)
            throws IOException {
        SearchResults results = new SearchResults(RetrieveUrls.service());
        start(SearchLevel.INSTANCE, study, asked, found.size(), response);
        if (found.isEmpty()) {
            return;
        }
        ModelAnswer answer = ModelAnswer.to(response, form);
        StoredHeaders.forEach(found, archive, (one, header) -> {
            ObjectNode result = (ObjectNode) MAPPER.readTree(ResultJson.text(results.instance(one)));
            if (header != null) {
                include(asked, MAPPER.readTree(header), result);
            }
            answer.add(anonymity.of(MAPPER.writeValueAsString(result)));
        });
        answer.finish();
    }

    private static void include(SearchRequest asked, JsonNode header, ObjectNode result) {
        header.properties().forEach(attribute -> {
            boolean wanted = asked.all()
                    || asked.included().stream().anyMatch(tag -> Tags.hex(tag).equals(attribute.getKey()));
            if (wanted && !result.has(attribute.getKey())) {
                result.set(attribute.getKey(), attribute.getValue());
            }
        });
    }

    /** Written down, then the head: 204 where nothing was found, a warning where there is more than was asked for. */
    private void start(SearchLevel level, String study, SearchRequest asked, int found, HttpServletResponse response) {
        journal.accessed(AccessKind.SEARCH, study, null, null, 0);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "private, no-store");
        if (found == 0) {
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
            return;
        }
        if (found == asked.query().limit()) {
            int more = search.further(level, asked.query(), MOST_COUNTED);
            if (more > 0) {
                String many = more < MOST_COUNTED ? Integer.toString(more) : MOST_COUNTED + " or more";
                response.setHeader(
                        "Warning", "299 yingdun \"There are " + many + " additional results that can be requested\"");
            }
        }
    }

    private interface ToResult<T> {

        DataSet of(SearchResults results, T one);
    }
}
