package io.yingdun.cloud.patient;

import io.yingdun.cloud.archive.ArchiveQuery;
import io.yingdun.cloud.archive.ArchiveSearch;
import io.yingdun.cloud.archive.Corrections;
import io.yingdun.cloud.archive.Patient;
import io.yingdun.cloud.archive.SearchKey;
import io.yingdun.cloud.archive.Study;
import io.yingdun.cloud.patient.PatientNumberMapper.Kind;
import io.yingdun.cloud.ris.OrderLookup;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/** Whose a number can be: ID card, Patient ID, number of a visit, accession number, study number. */
@Service
class Candidates {

    /** Without the archive's wildcards. */
    private static final Pattern NUMBER = Pattern.compile("[\\p{L}\\p{N}._/#-]{3,64}");

    private static final int MOST = 50;

    private final Corrections corrections;
    private final ArchiveSearch search;
    private final OrderLookup orders;
    private final PatientNumbers numbers;

    Candidates(Corrections corrections, ArchiveSearch search, OrderLookup orders, PatientNumbers numbers) {
        this.corrections = corrections;
        this.search = search;
        this.orders = orders;
        this.numbers = numbers;
    }

    /** Each once. All kinds are asked for, whatever the number looks like: how long it takes tells nothing. */
    List<Patient> of(String typed) {
        String number = NUMBER.matcher(typed.strip()).matches() ? typed.strip() : "-";
        return Stream.of(
                        numbers.known(Kind.ID_CARD, number.toUpperCase(Locale.ROOT)),
                        numbers.known(Kind.VISIT, number),
                        corrections.patientsOf(number).stream(),
                        ordered(number),
                        examined(SearchKey.ACCESSION_NUMBER, number)
                                .filter(study -> study.accessionNumber().equals(number))
                                .map(Study::patient),
                        examined(SearchKey.STUDY_ID, number)
                                .filter(study -> study.studyId().equals(number))
                                .map(Study::patient))
                .flatMap(found -> found)
                // An object without Patient ID says nothing about whom else it shows.
                .filter(patient -> !patient.patientId().isEmpty())
                .collect(Collectors.toMap(Patient::id, Function.identity(), (one, same) -> one))
                .values()
                .stream()
                .toList();
    }

    private Stream<Patient> ordered(String number) {
        return orders.ofAccession(number).stream()
                .flatMap(order -> corrections.patientOf(order.patientId(), order.issuer()).stream());
    }

    private Stream<Study> examined(SearchKey key, String number) {
        return search.studies(ArchiveQuery.of(Map.of(key, number), MOST)).stream();
    }
}
