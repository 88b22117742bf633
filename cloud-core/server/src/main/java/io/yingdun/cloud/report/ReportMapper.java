package io.yingdun.cloud.report;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Reports and their versions. */
@Mapper
interface ReportMapper {

    String VERSION = """
            select v.id, v.report, r.accession_number, r.number, r.patient_id, r.issuer, v.status, v.counts, v.procedure,
              v.findings, v.impression, v.body as text, coalesce(octet_length(v.pdf), 0) as document_bytes, v.author, v.signer,
              v.examined_at, v.reported_at, v.message, v.taken_at
            from report r join report_version v on v.report = r.id
            """;

    record Kept(long id, String patientId) {}

    @Select("""
            select id, patient_id from report
            where issuer = #{issuer} and accession_number = #{accessionNumber} and number = #{number}
            """)
    @Nullable
    Kept find(ReportKey key);

    @Select("""
            insert into report (issuer, patient_id, accession_number, number)
            values (#{issuer}, #{patientId}, #{accessionNumber}, #{number})
            returning id
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    long insert(ReportKey key);

    record Standing(ReportStatus status, String reportedAt, String digest, long message) {}

    /** The version that counts; null where there is none yet. */
    @Select("select status, reported_at, digest, message from report_version where report = #{report} and counts")
    @Nullable
    Standing standing(long report);

    @Select("""
            insert into report_version (report, status, counts, study_instance_uid, procedure, findings, impression, body, pdf,
              author, signer, examined_at, reported_at, digest, message, taken_at)
            values (#{report}, #{c.status}, #{counts}, #{c.studyInstanceUid}, #{c.procedure}, #{c.findings}, #{c.impression},
              #{c.text}, #{c.pdf}, #{c.author}, #{c.signer}, #{c.examinedAt}, #{c.reportedAt}, #{digest}, #{message}, #{at})
            returning id
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    long insertVersion(
            @Param("report") long report,
            @Param("c") ReportContent content,
            @Param("counts") boolean counts,
            @Param("digest") String digest,
            @Param("message") long message,
            @Param("at") Instant at);

    @Update("update report_version set counts = false where report = #{report} and counts")
    void supersede(long report);

    /** Of the versions that count of an examination's reports. */
    @Select("""
            select distinct v.status from report r join report_version v on v.report = r.id and v.counts
            where r.issuer = #{issuer} and r.accession_number = #{accessionNumber}
            """)
    List<ReportStatus> statuses(@Param("issuer") String issuer, @Param("accessionNumber") String accessionNumber);

    /** Those that count, of a study by what it is called; whose they are is not asked here. */
    @Select(VERSION + """
            where v.counts and ((#{accessionNumber} <> '' and r.accession_number = #{accessionNumber})
              or v.study_instance_uid = #{studyInstanceUid})
            order by r.id
            """)
    List<ReportVersion> ofStudy(
            @Param("studyInstanceUid") String studyInstanceUid, @Param("accessionNumber") String accessionNumber);

    /** MyBatis takes a bare array for a list of rows. */
    record Document(byte[] pdf) {}

    @Select("select pdf from report_version where id = #{version} and pdf is not null")
    @Nullable
    Document document(long version);

    /** Every version, the oldest first. */
    @Select(VERSION + "where r.accession_number = #{accessionNumber} order by r.id, v.id")
    List<ReportVersion> ofAccession(String accessionNumber);
}
