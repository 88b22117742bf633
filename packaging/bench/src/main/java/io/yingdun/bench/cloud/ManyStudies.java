package io.yingdun.bench.cloud;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;

/**
 * Studies of one instance each, made inside the embedded database out of the patients that the server has indexed
 * itself, so that names are searched as it writes them. They have no bytes.
 */
final class ManyStudies {

    private static final List<String> STATEMENTS = List.of(
            // Counts stand in the rows: the triggers that keep them would run for each of a million.
            "set session_replication_role = replica",
            "create temporary table seed as select row_number() over (order by id) - 1 as n, name, name_search,"
                    + " name_tokens from archive_patient where patient_id !~ '^M[0-9]'",
            """
            insert into archive_patient (patient_id, issuer, only_study, name, name_search, name_tokens, birth_date, sex)
            select 'M' || g, '', '', s.name, s.name_search, s.name_tokens,
              to_char(date '1930-01-01' + g % 30000, 'YYYYMMDD'), case g % 2 when 0 then 'F' else 'M' end
            from generate_series({from}, {to}) g join seed s on s.n = g % (select count(*) from seed)
            """,
            """
            insert into archive_study (
              study_instance_uid, patient, named_patient, study_date, study_time, accession_number, study_id,
              study_description, referring_physician, referring_search, referring_tokens, timezone_offset, modalities,
              series_count, instance_count, revision, received_at, changed_at)
            select '1.2.276.0.7230010.3.8.' || p.id, p.id, p.id, to_char(date '2026-03-01' - (p.id % 3650)::int, 'YYYYMMDD'),
              to_char(time '08:00' + (p.id % 36000) * interval '1 second', 'HH24MISS'), 'A' || substr(p.patient_id, 2),
              p.patient_id, 'CHEST', '', '', '{}', '', array[case p.id % 3 when 0 then 'MR' else 'CT' end], 1, 1, 1,
              now(), now()
            from archive_patient p where p.patient_id ~ '^M[0-9]'
              and not exists (select from archive_study s where s.patient = p.id)
            """,
            """
            insert into archive_series (
              study, series_instance_uid, modality, series_number, series_description, body_part_examined, laterality,
              performed_start_date, performed_start_time, scheduled_procedure_step_ids, requested_procedure_ids,
              instance_count)
            select s.id, '1.2.276.0.7230010.3.9.' || s.id, s.modalities[1], 1, 'AXIAL', 'CHEST', '', '', '', '{}', '{}', 1
            from archive_study s where s.study_instance_uid like '1.2.276.0.7230010.3.8.%'
              and not exists (select from archive_series e where e.study = s.id)
            """,
            """
            insert into archive_instance (
              study, series, sop_instance_uid, sop_class_uid, transfer_syntax_uid, instance_number, "rows", "columns",
              bits_allocated, number_of_frames, location, size, sha256, received_at, source)
            select e.study, e.id, '1.2.276.0.7230010.3.10.' || e.id, '1.2.840.10008.5.1.4.1.1.2', '1.2.840.10008.1.2.1', 1,
              512, 512, 16, null, 'FILE:' || repeat('0', 64), 525000, '\\x00', now(), 'BENCH'
            from archive_series e where e.series_instance_uid like '1.2.276.0.7230010.3.9.%'
              and not exists (select from archive_instance i where i.series = e.id)
            """,
            "vacuum analyze",
            "checkpoint");

    private ManyStudies() {}

    /** Studies number {@code from} to {@code to}, from 1. */
    static void make(Path databaseFolder, int from, int to) throws Exception {
        List<String> postmaster = Files.readAllLines(databaseFolder.resolve("cluster/postmaster.pid"));
        String password = Files.readString(databaseFolder.resolve("password")).strip();
        String url = "jdbc:postgresql://127.0.0.1:" + postmaster.get(3) + "/postgres";
        try (Connection connection = DriverManager.getConnection(url, "yingdun", password);
                Statement statement = connection.createStatement()) {
            for (String sql : STATEMENTS) {
                statement.execute(sql.replace("{from}", Integer.toString(from)).replace("{to}", Integer.toString(to)));
            }
        }
    }
}
