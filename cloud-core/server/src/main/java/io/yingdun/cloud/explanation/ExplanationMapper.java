package io.yingdun.cloud.explanation;

import io.yingdun.cloud.explanation.ExplanationSettings.Mode;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Explanations, consents and the hospital's choice. */
@Mapper
interface ExplanationMapper {

    @Select("select mode from explanation_setting")
    @Nullable
    Mode mode();

    @Insert("""
            insert into explanation_setting (mode) values (#{mode})
            on conflict (only_row) do update set mode = excluded.mode
            """)
    void choose(Mode mode);

    @Select("""
            select recipient from explanation_consent where patient_id = #{patientId} and issuer = #{issuer}
            """)
    @Nullable
    String agreedTo(@Param("patientId") String patientId, @Param("issuer") String issuer);

    @Insert("""
            insert into explanation_consent (patient_id, issuer, recipient, given_at)
            values (#{patientId}, #{issuer}, #{recipient}, #{at})
            on conflict (patient_id, issuer) do update set recipient = excluded.recipient, given_at = excluded.given_at
            """)
    void agree(
            @Param("patientId") String patientId,
            @Param("issuer") String issuer,
            @Param("recipient") String recipient,
            @Param("at") Instant at);

    @Delete("delete from explanation_consent where patient_id = #{patientId} and issuer = #{issuer}")
    void withdraw(@Param("patientId") String patientId, @Param("issuer") String issuer);

    @Delete("delete from explanation where patient_id = #{patientId} and issuer = #{issuer}")
    void forget(@Param("patientId") String patientId, @Param("issuer") String issuer);

    /** What a doctor has said of it. */
    enum State {
        WAITING,
        APPROVED,
        REFUSED
    }

    /** @param sentences JSON */
    record Kept(
            long reportVersion,
            String studyInstanceUid,
            String patientId,
            String issuer,
            String model,
            String sentences,
            int unexplained,
            int written,
            int replaced,
            Instant madeAt,
            State state) {}

    String KEPT = """
            select report_version, study_instance_uid, patient_id, issuer, model, sentences, unexplained, written, replaced,
              made_at, state from explanation
            """;

    @Select(KEPT + "where report_version = #{version}")
    @Nullable
    Kept find(long version);

    @Insert("""
            insert into explanation (report_version, study_instance_uid, patient_id, issuer, model, sentences, unexplained,
              written, replaced, made_at, state)
            values (#{reportVersion}, #{studyInstanceUid}, #{patientId}, #{issuer}, #{model}, #{sentences}, #{unexplained},
              #{written}, #{replaced}, #{madeAt}, #{state})
            on conflict (report_version) do nothing
            """)
    void keep(Kept explanation);

    /** Of versions that count, the oldest first. */
    @Select(KEPT + """
            where state = 'WAITING'
              and exists (select from report_version v where v.id = explanation.report_version and v.counts)
            order by made_at limit #{most}
            """)
    List<Kept> waiting(int most);

    @Update("""
            update explanation set state = #{state}, decided_by = #{by}, decided_at = #{at}
            where report_version = #{version} and state = 'WAITING'
            """)
    int decide(
            @Param("version") long version,
            @Param("state") State state,
            @Param("by") String by,
            @Param("at") Instant at);
}
