package io.yingdun.cloud.ris;

import io.yingdun.cloud.dimse.Worklist;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Orders and their history. */
@Mapper
interface OrderMapper {

    @Select("select * from ris_order where id = #{id}")
    @Nullable
    Order byId(long id);

    @Select("""
            select * from ris_order where patient_id = #{patientId} and issuer = #{issuer} order by id desc limit #{limit}
            """)
    List<Order> ofPatient(
            @Param("patientId") String patientId, @Param("issuer") String issuer, @Param("limit") int limit);

    /** Of the examination of one of them. */
    @Select("""
            select o.* from ris_order one join ris_order o
              on o.issuer = one.issuer and o.accession_number = one.accession_number
            where one.id = #{id} order by o.id
            """)
    List<Order> stepsOf(long id);

    /** Of any issuer's. */
    @Select("select * from ris_order where accession_number = #{accessionNumber} order by id for update")
    List<Order> ofAccession(String accessionNumber);

    @Select("""
            select * from ris_order where issuer = #{issuer} and accession_number = #{accessionNumber}
            order by id for update
            """)
    List<Order> ofIssuer(@Param("issuer") String issuer, @Param("accessionNumber") String accessionNumber);

    /** Those for whom nothing was done yet. */
    @Select("""
            select * from ris_order where patient_id = #{patientId} and issuer = #{issuer} and status = 'REGISTERED'
            order by id for update
            """)
    List<Order> openOf(@Param("patientId") String patientId, @Param("issuer") String issuer);

    @Select("select * from ris_order where patient_id = #{patientId} and issuer = #{issuer} order by id for update")
    List<Order> allOf(@Param("patientId") String patientId, @Param("issuer") String issuer);

    /** Those whose messages named the patient so, whoever that is now. */
    @Select("""
            select * from ris_order where named_patient_id = #{patientId} and named_issuer = #{issuer}
            order by id for update
            """)
    List<Order> naming(@Param("patientId") String patientId, @Param("issuer") String issuer);

    /** @param named the patient as the message does */
    @Select("""
            insert into ris_order (accession_number, scheduled_step_id, requested_procedure_id, placer_number, filler_number,
              procedure_code, procedure_text, modality, station_ae_title, start_date, start_time, study_instance_uid,
              patient_id, issuer, named_patient_id, named_issuer, patient_name, birth_date, sex, status, created_at,
              changed_at)
            values (#{o.accessionNumber}, #{o.scheduledStepId}, #{o.requestedProcedureId}, #{o.placerNumber},
              #{o.fillerNumber}, #{o.procedureCode}, #{o.procedureText}, #{o.modality}, #{o.stationAeTitle},
              #{o.startDate}, #{o.startTime}, #{o.studyInstanceUid}, #{o.patientId}, #{o.issuer}, #{named.patientId},
              #{named.issuer}, #{o.patientName}, #{o.birthDate}, #{o.sex}, #{o.status}, #{o.createdAt}, #{o.changedAt})
            returning id
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    long insert(@Param("o") Order order, @Param("named") PatientIdentity named);

    @Update("""
            update ris_order set requested_procedure_id = #{o.requestedProcedureId}, placer_number = #{o.placerNumber},
              filler_number = #{o.fillerNumber}, procedure_code = #{o.procedureCode}, procedure_text = #{o.procedureText},
              modality = #{o.modality}, station_ae_title = #{o.stationAeTitle}, start_date = #{o.startDate},
              start_time = #{o.startTime}, study_instance_uid = #{o.studyInstanceUid}, patient_id = #{o.patientId},
              issuer = #{o.issuer}, patient_name = #{o.patientName}, birth_date = #{o.birthDate}, sex = #{o.sex},
              status = #{o.status}, changed_at = #{at}
            where id = #{o.id}
            """)
    void update(@Param("o") Order order, @Param("at") Instant at);

    @Insert("""
            insert into ris_order_change (order_id, made_at, made_by, message, status, before)
            values (#{order}, #{at}, #{by}, #{message}, #{status}, #{before}::jsonb)
            """)
    void note(
            @Param("order") long order,
            @Param("at") Instant at,
            @Param("by") String by,
            @Param("message") @Nullable Long message,
            @Param("status") OrderStatus status,
            @Param("before") String before);

    /** Newest first; all where no status is given. */
    @Select("""
            select * from ris_order
            where (#{accessionNumber} = '' or accession_number = #{accessionNumber})
              and (#{patientId} = '' or patient_id = #{patientId})
              and (#{status} = '' or status = #{status})
            order by id desc limit #{limit} offset #{offset}
            """)
    List<Order> find(
            @Param("accessionNumber") String accessionNumber,
            @Param("patientId") String patientId,
            @Param("status") String status,
            @Param("limit") int limit,
            @Param("offset") long offset);

    /** A worklist's. */
    @Select("""
            <script>
            select * from ris_order
            where status = 'REGISTERED'
            <if test="w.from != ''">and start_date &gt;= #{w.from}</if>
            <if test="w.to != ''">and start_date &lt;= #{w.to}</if>
            <if test="w.accessionNumber != ''">and accession_number = #{w.accessionNumber}</if>
            <if test="w.patientId != ''">and patient_id = #{w.patientId}</if>
            <if test="w.modality != ''">and modality = #{w.modality}</if>
            <if test="w.stationAeTitle != ''">and station_ae_title in ('', #{w.stationAeTitle})</if>
            order by start_date, start_time, id limit #{limit}
            </script>
            """)
    List<Order> scheduled(@Param("w") Worklist.Wanted wanted, @Param("limit") int limit);

    record ChangeRow(
            long orderId,
            Instant madeAt,
            String madeBy,
            @Nullable Long message,
            OrderStatus status,
            String before) {}

    /** In the order in which they were made. */
    @Select("""
            select c.order_id, c.made_at, c.made_by, c.message, c.status, c.before::text
            from ris_order_change c join ris_order o on o.id = c.order_id
            where o.accession_number = #{accessionNumber} order by c.id
            """)
    List<ChangeRow> history(String accessionNumber);
}
