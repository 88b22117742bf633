package io.yingdun.cloud.ris;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Studies that are no order's. */
@Mapper
interface StudyMapper {

    @Select("select exists (select 1 from ris_order)")
    boolean hasOrders();

    /** One that was let rest stays so. */
    @Insert("""
            insert into ris_unmatched_study (study_instance_uid, accession_number, reason, first_seen)
            values (#{uid}, #{accessionNumber}, #{reason}, #{at})
            on conflict (study_instance_uid) do update
            set accession_number = excluded.accession_number, reason = excluded.reason
            """)
    void list(
            @Param("uid") String uid,
            @Param("accessionNumber") String accessionNumber,
            @Param("reason") Reason reason,
            @Param("at") Instant at);

    @Delete("delete from ris_unmatched_study where study_instance_uid = #{uid}")
    int remove(String uid);

    /** A person has seen to it, and later objects of the study do not bring it back. */
    @Update("""
            update ris_unmatched_study set dismissed_by = #{by} where study_instance_uid = #{uid} and dismissed_by is null
            """)
    int dismiss(@Param("uid") String uid, @Param("by") String by);

    /** Why a study is no order's. */
    enum Reason {
        NO_ACCESSION_NUMBER,
        NO_ORDER,
        /** The order of its accession number is for another patient. */
        OTHER_PATIENT
    }

    record Unmatched(String studyInstanceUid, String accessionNumber, Reason reason, Instant firstSeen) {}

    /** The newest first. */
    @Select("""
            select study_instance_uid, accession_number, reason, first_seen from ris_unmatched_study
            where dismissed_by is null order by first_seen desc, study_instance_uid limit #{limit} offset #{offset}
            """)
    List<Unmatched> open(@Param("limit") int limit, @Param("offset") long offset);
}
