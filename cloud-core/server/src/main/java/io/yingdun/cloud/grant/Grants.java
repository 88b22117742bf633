package io.yingdun.cloud.grant;

import io.yingdun.cloud.access.StaffDirectory;
import io.yingdun.cloud.access.StaffDirectory.Member;
import io.yingdun.cloud.access.StudyGrants;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.ArchiveQuery;
import io.yingdun.cloud.archive.ArchiveSearch;
import io.yingdun.cloud.archive.SearchKey;
import io.yingdun.cloud.archive.Study;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Service;

/** Which studies are open to whom. Asked for each request, so it answers from indexes. */
@Service
class Grants implements StudyGrants {

    /** Of one patient or number. */
    static final int MOST_STUDIES = 200;

    private final GrantMapper mapper;
    private final Involved involved;
    private final StaffDirectory staff;
    private final Archive archive;
    private final ArchiveSearch search;
    private final Clock clock;

    Grants(
            GrantMapper mapper,
            Involved involved,
            StaffDirectory staff,
            Archive archive,
            ArchiveSearch search,
            Clock clock) {
        this.mapper = mapper;
        this.involved = involved;
        this.staff = staff;
        this.archive = archive;
        this.search = search;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> openUntil(String staffId, String studyUid) {
        Optional<Member> person = staff.reader(staffId);
        if (person.isEmpty()) {
            return Optional.empty();
        }
        boolean own = archive.study(studyUid)
                .filter(study -> involved.isInvolved(person.get(), study))
                .isPresent();
        return own
                ? Optional.of(Instant.MAX)
                : Optional.ofNullable(mapper.openUntil(staffId, studyUid, clock.instant()));
    }

    /** The studies that a number means now. */
    List<Study> named(Request.NumberKind kind, String number) {
        SearchKey key = kind == Request.NumberKind.PATIENT_ID ? SearchKey.PATIENT_ID : SearchKey.ACCESSION_NUMBER;
        return search.studies(ArchiveQuery.of(Map.of(key, number), MOST_STUDIES));
    }

    /**
     * Whose responsible persons answer for studies: the departments that the patient was in, else the one of who asks.
     *
     * @return with {@link GrantMapper#SEPARATOR} between them
     */
    String responsible(List<Study> studies, Member asking) {
        Set<String> departments = new TreeSet<>();
        studies.forEach(study -> departments.addAll(involved.departmentsOf(study)));
        if (departments.isEmpty() && !asking.department().isEmpty()) {
            departments.add(asking.department());
        }
        return String.join(GrantMapper.SEPARATOR, departments);
    }
}
