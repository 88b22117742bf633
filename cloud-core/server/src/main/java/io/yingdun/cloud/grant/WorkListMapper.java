package io.yingdun.cloud.grant;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The studies that are open to somebody. */
@Mapper
interface WorkListMapper {

    /**
     * A line.
     *
     * @param patientName PN
     * @param modalities with {@code \} between them, as {@code bodyParts}
     * @param openUntil null for an examination of one's own
     */
    record Line(
            String studyInstanceUid,
            String patientName,
            String patientId,
            String birthDate,
            String sex,
            String studyDate,
            String studyTime,
            String accessionNumber,
            String studyDescription,
            String modalities,
            String bodyParts,
            int seriesCount,
            int instanceCount,
            @Nullable Instant openUntil) {}

    /** The newest first. From what is open, never from all that there is. */
    @Select("""
            <script>
            with involved as (
              select l.study_instance_uid
              from grant_involved i join archive_listed l
                on l.accession_number = i.accession_number and l.patient_id = i.patient_id and l.issuer = i.issuer
              where i.patient_id &lt;&gt; '' and i.code in (#{w.staffNumber}, #{w.department})
                and (i.part &lt;&gt; 'DEPARTMENT' and i.code = #{w.staffNumber}
                  or i.part = 'DEPARTMENT' and i.code = #{w.department})),
            granted as (
              select study_instance_uid, max(expires_at) as open_until from grant_access
              where staff_id = #{w.staffId} and expires_at > #{now} and ended_at is null
              group by study_instance_uid),
            opened as (
              select study_instance_uid, null::timestamptz as open_until from involved
              union
              select study_instance_uid, open_until from granted
              where study_instance_uid not in (select study_instance_uid from involved))
            select l.study_instance_uid, l.name as patient_name, l.patient_id, l.birth_date, l.sex, l.study_date,
              l.study_time, l.accession_number, l.study_description, array_to_string(l.modalities, '\\') as modalities,
              l.body_parts, l.series_count, l.instance_count, o.open_until
            from opened o join archive_listed l on l.study_instance_uid = o.study_instance_uid
            where true
            <if test="w.name != ''">
              and (position(lower(#{w.name}) in lower(translate(l.name, '^', ' '))) > 0
                or position(#{w.name} in translate(l.name, '^', '')) > 0
                or #{w.name} ~ '^[a-zA-Z]{2,6}$'
                   and position(' ' || lower(#{w.name}) in ' ' || name_initials(l.name)) > 0)
            </if>
            <if test="w.number != ''">
              and #{w.number} in (l.accession_number, l.patient_id, l.study_id)
            </if>
            <if test="w.modality != ''">and l.modalities &amp;&amp; array[#{w.modality}]::text[]</if>
            <if test="w.from != ''">and l.study_date &gt;= #{w.from}</if>
            <if test="w.to != ''">and l.study_date &lt;= #{w.to}</if>
            <if test="w.bodyPart != ''">and position(upper(#{w.bodyPart}) in upper(l.body_parts)) > 0</if>
            <if test="w.study != ''">and l.study_instance_uid = #{w.study}</if>
            <if test="w.patientOf != ''">
              and (l.patient_id, l.issuer) =
                (select q.patient_id, q.issuer from opened r join archive_listed q
                   on q.study_instance_uid = r.study_instance_uid
                 where r.study_instance_uid = #{w.patientOf} and q.patient_id &lt;&gt; '')
            </if>
            order by l.study_date desc, l.study_time desc, l.id desc
            limit #{w.limit} offset #{w.offset}
            </script>
            """)
    List<Line> find(@Param("w") Wanted wanted, @Param("now") Instant now);

    /**
     * What is looked for; texts are empty where anything will do.
     *
     * @param name a part of it, or the first letters of its syllables
     * @param number accession number, Patient ID or Study ID
     * @param from DA, as {@code to}
     * @param study that one
     * @param patientOf a study: those of its patient
     */
    record Wanted(
            String staffId,
            String staffNumber,
            String department,
            String name,
            String number,
            String modality,
            String from,
            String to,
            String bodyPart,
            String study,
            String patientOf,
            int limit,
            int offset) {}
}
