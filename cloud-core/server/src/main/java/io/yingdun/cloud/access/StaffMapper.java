package io.yingdun.cloud.access;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface StaffMapper {

    @Select("select * from access_staff where id = #{id}")
    @Nullable
    Staff byId(String id);

    @Select("select * from access_staff where id = #{id} for update")
    @Nullable
    Staff lockById(String id);

    @Select("select * from access_staff where name = #{name}")
    @Nullable
    Staff byName(String name);

    /** Against two servers that start on one empty database at once. */
    @Select("select true from (select pg_advisory_xact_lock(78233)) as locked")
    boolean lockAll();

    @Select("select count(*) from access_staff")
    long count();

    @Insert("""
            insert into access_staff (id, name, role, enabled, password_hash, must_change_password, session_epoch,
                                      created_at, last_login)
            values (#{id}, #{name}, #{role}, #{enabled}, #{passwordHash}, #{mustChangePassword}, #{sessionEpoch},
                    #{createdAt}, #{lastLogin})
            """)
    void insert(Staff staff);

    @Update("""
            update access_staff
            set password_hash = #{passwordHash}, must_change_password = #{mustChangePassword},
                session_epoch = #{sessionEpoch}
            where id = #{id}
            """)
    void changePassword(Staff staff);

    @Update("update access_staff set last_login = #{at} where id = #{id}")
    void noteLogin(@Param("id") String id, @Param("at") Instant at);

    @Update("update access_staff set password_hash = #{hash} where id = #{id}")
    void rehash(@Param("id") String id, @Param("hash") String hash);
}
