package io.yingdun.cloud.access;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

/** Invitations to accounts. */
@Mapper
interface InvitationMapper {

    /** @param totpSecret sealed; null until somebody has begun to set an authenticator up */
    record Row(
            String id,
            String name,
            StaffRole role,
            String displayName,
            String department,
            String staffNumber,
            @Nullable String totpSecret,
            Instant createdAt,
            String createdBy,
            Instant expiresAt) {}

    String COLUMNS = "id, name, role, display_name, department, staff_number, totp_secret, created_at, created_by,"
            + " expires_at ";
    String IN_FORCE = "used_at is null and revoked_at is null and expires_at > #{now} ";

    @Insert("""
            insert into access_invitation (id, hash, name, role, display_name, department, staff_number, created_at,
                                           created_by, expires_at)
            values (#{row.id}, #{hash}, #{row.name}, #{row.role}, #{row.displayName}, #{row.department},
                    #{row.staffNumber}, #{row.createdAt}, #{row.createdBy}, #{row.expiresAt})
            """)
    void insert(@Param("row") Row row, @Param("hash") String hash);

    @Select("select " + COLUMNS + "from access_invitation where hash = #{hash} and " + IN_FORCE + "for update")
    @Nullable
    Row lock(@Param("hash") String hash, @Param("now") Instant now);

    @Select("select " + COLUMNS + "from access_invitation where " + IN_FORCE + "order by created_at desc limit 500")
    List<Row> open(@Param("now") Instant now);

    @Update("update access_invitation set totp_secret = #{secret} where id = #{id}")
    void prepare(@Param("id") String id, @Param("secret") String sealedSecret);

    @Update("update access_invitation set used_at = #{now}, totp_secret = null where id = #{id}")
    void use(@Param("id") String id, @Param("now") Instant now);

    @Update("update access_invitation set revoked_at = #{now} where id = #{id} and " + IN_FORCE)
    int revoke(@Param("id") String id, @Param("now") Instant now);

    /** A newer one takes their place. */
    @Update("update access_invitation set revoked_at = #{now} where name = #{name} and " + IN_FORCE)
    void revokeOf(@Param("name") String name, @Param("now") Instant now);
}
