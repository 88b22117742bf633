package io.yingdun.cloud.archive;

import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Looks patients up, those included that were merged. */
@Mapper
interface PatientMapper {

    /**
     * A patient as the index has it.
     *
     * @param mergedInto who this one is now; null where nobody else
     * @param studies that are this patient's
     */
    record Row(
            long id,
            String patientId,
            String issuer,
            String name,
            String birthDate,
            String sex,
            @Nullable Long mergedInto,
            long studies) {}

    /** @param statement of keys of the patient only */
    @Select("""
            select p.id, p.patient_id, p.issuer, p.name, p.birth_date, p.sex, p.merged_into,
              (select count(*) from archive_study s where s.patient = p.id) as studies
            from archive_patient p where true ${q.conditions} order by p.id limit #{q.limit} offset #{q.offset}
            """)
    List<Row> find(@Param("q") SearchStatement statement);
}
