package io.yingdun.cloud.patient;

import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** What patients are known by beside their Patient ID, by the ID that was said with it. */
@Mapper
interface PatientNumberMapper {

    /** What a number is. */
    enum Kind {
        ID_CARD,
        /** Of a visit: 门诊号, 住院号. */
        VISIT,
        PHONE
    }

    /** A Patient ID as it was said; who that is now, the archive knows. */
    record Named(String patientId, String issuer) {}

    /** Of a kind that a person has one of: the others go, unless they were said later. */
    @Delete("""
            delete from patient_number where patient_id = #{patient.patientId} and issuer = #{patient.issuer} and kind = #{kind}
              and said_at <= #{saidAt}
            """)
    void removeOlder(@Param("patient") Named patient, @Param("kind") Kind kind, @Param("saidAt") String saidAt);

    @Insert("""
            insert into patient_number as known (patient_id, issuer, kind, number, said_at)
            select #{patient.patientId}, #{patient.issuer}, #{kind}, #{number}, #{saidAt}
            where #{kind} = 'VISIT' or not exists (select from patient_number
              where patient_id = #{patient.patientId} and issuer = #{patient.issuer} and kind = #{kind}
                and said_at > #{saidAt})
            on conflict (patient_id, issuer, kind, number) do update set said_at = greatest(known.said_at, excluded.said_at)
            """)
    void keep(
            @Param("patient") Named patient,
            @Param("kind") Kind kind,
            @Param("number") String number,
            @Param("saidAt") String saidAt);

    @Select("select patient_id, issuer from patient_number where kind = #{kind} and number = #{number}")
    List<Named> known(@Param("kind") Kind kind, @Param("number") String number);

    @Select("""
            select number from patient_number
            where kind = 'PHONE' and patient_id = #{patientId} and issuer = #{issuer}
            """)
    List<String> phonesOf(Named patient);
}
