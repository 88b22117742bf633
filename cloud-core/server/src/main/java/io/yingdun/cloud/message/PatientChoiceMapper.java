package io.yingdun.cloud.message;

import java.time.Instant;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** What patients have chosen: to get no messages, or to get them by WeChat. */
@Mapper
interface PatientChoiceMapper {

    @Select("""
            select exists (select from message_opt_out where patient_id = #{patientId} and issuer = #{issuer})
            """)
    boolean wantsNone(@Param("patientId") String patientId, @Param("issuer") String issuer);

    @Insert("""
            insert into message_opt_out (patient_id, issuer, since) values (#{patientId}, #{issuer}, #{at})
            on conflict do nothing
            """)
    void refuse(@Param("patientId") String patientId, @Param("issuer") String issuer, @Param("at") Instant at);

    @Delete("delete from message_opt_out where patient_id = #{patientId} and issuer = #{issuer}")
    void accept(@Param("patientId") String patientId, @Param("issuer") String issuer);

    @Select("select openid from message_wechat where patient_id = #{patientId} and issuer = #{issuer}")
    @Nullable
    String openId(@Param("patientId") String patientId, @Param("issuer") String issuer);
}
