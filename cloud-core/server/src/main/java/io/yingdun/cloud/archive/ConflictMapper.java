package io.yingdun.cloud.archive;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Tasks that wait for a person. */
@Mapper
interface ConflictMapper {

    String OPEN = """
            select c.id, c.kind, s.study_instance_uid, c.sop_instance_uid, c.found_patient_id, c.found_issuer,
              c.found_name, c.occurrences, c.first_seen, c.last_seen
            from archive_conflict c join archive_study s on s.id = c.study where c.resolved_at is null
            """;

    record Row(
            long id,
            Conflict.Kind kind,
            String studyInstanceUid,
            String sopInstanceUid,
            String foundPatientId,
            String foundIssuer,
            String foundName,
            int occurrences,
            Instant firstSeen,
            Instant lastSeen) {

        Conflict conflict() {
            return new Conflict(
                    id,
                    kind,
                    studyInstanceUid,
                    sopInstanceUid,
                    new Conflict.Found(foundPatientId, foundIssuer, foundName),
                    occurrences,
                    firstSeen,
                    lastSeen);
        }
    }

    @Select(OPEN + " order by c.last_seen desc, c.id desc limit #{limit} offset #{offset}")
    List<Row> newest(@Param("limit") int limit, @Param("offset") long offset);

    @Select(OPEN + " and s.study_instance_uid = #{studyUid} order by c.id")
    List<Row> ofStudy(String studyUid);

    @Select("select count(*) from archive_conflict where resolved_at is null")
    long count();

    /** Nothing comes back when it was resolved already. */
    @Select("""
            update archive_conflict c set resolved_at = #{at}, resolved_by = #{by}, resolution = #{how}
            from archive_study s where s.id = c.study and c.id = #{id} and c.resolved_at is null
            returning s.study_instance_uid
            """)
    @Nullable
    String resolve(@Param("id") long id, @Param("at") Instant at, @Param("by") String by, @Param("how") String how);
}
