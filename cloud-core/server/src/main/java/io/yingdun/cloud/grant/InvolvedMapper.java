package io.yingdun.cloud.grant;

import io.yingdun.cloud.ris.DoctorsSaid;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Who has to do with an examination. */
@Mapper
interface InvolvedMapper {

    @Insert("""
            insert into grant_involved (accession_number, named_patient_id, named_issuer, patient_id, issuer, part, code)
            values (#{s.accessionNumber}, #{s.patientId}, #{s.issuer}, #{patientId}, #{issuer}, #{s.part}, #{code})
            on conflict do nothing
            """)
    void insert(
            @Param("s") DoctorsSaid said,
            @Param("code") String code,
            @Param("patientId") String patientId,
            @Param("issuer") String issuer);

    /** The ID means another patient now. */
    @Update("""
            update grant_involved set patient_id = #{patientId}, issuer = #{issuer}
            where named_patient_id = #{namedId} and named_issuer = #{namedIssuer}
            """)
    void follow(
            @Param("namedId") String namedId,
            @Param("namedIssuer") String namedIssuer,
            @Param("patientId") String patientId,
            @Param("issuer") String issuer);

    /** @param staffNumber empty for nobody, as {@code department} is */
    @Select("""
            select exists (
              select from grant_involved
              where accession_number = #{accession} and patient_id = #{patientId} and issuer = #{issuer}
                and (part <> 'DEPARTMENT' and code = #{staffNumber} or part = 'DEPARTMENT' and code = #{department}))
            """)
    boolean isInvolved(
            @Param("accession") String accessionNumber,
            @Param("patientId") String patientId,
            @Param("issuer") String issuer,
            @Param("staffNumber") String staffNumber,
            @Param("department") String department);

    @Select("""
            select code from grant_involved
            where accession_number = #{accession} and patient_id = #{patientId} and issuer = #{issuer}
              and part = 'DEPARTMENT'
            order by code limit 32
            """)
    List<String> departments(
            @Param("accession") String accessionNumber,
            @Param("patientId") String patientId,
            @Param("issuer") String issuer);
}
