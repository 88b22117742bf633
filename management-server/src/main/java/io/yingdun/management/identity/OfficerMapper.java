package io.yingdun.management.identity;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.jspecify.annotations.Nullable;

@Mapper
interface OfficerMapper {

    @Select("select * from identity_officer order by name")
    List<Officer> all();

    @Select("select * from identity_officer where id = #{id}")
    @Nullable
    Officer byId(String id);

    @Select("select * from identity_officer where id = #{id} for update")
    @Nullable
    Officer lockById(String id);

    @Select("select * from identity_officer where name = #{name}")
    @Nullable
    Officer byName(String name);

    /** Against two servers that start on one empty database at once, and two administrators who lock out each other. */
    @Select("select true from (select pg_advisory_xact_lock(7346437)) as locked")
    boolean lockAll();

    @Select("select count(*) from identity_officer")
    long count();

    @Select("""
            select count(*) from identity_officer
            where role = 'ADMINISTRATOR' and enabled and id <> #{id}
            """)
    long otherAdministrators(String id);

    @Insert("""
            insert into identity_officer (id, name, display_name, role, enabled, password_hash, must_change_password,
                                          password_changed_at, session_epoch, created_at, last_login)
            values (#{id}, #{name}, #{displayName}, #{role}, #{enabled}, #{passwordHash}, #{mustChangePassword},
                    #{passwordChangedAt}, #{sessionEpoch}, #{createdAt}, #{lastLogin})
            on conflict (name) do nothing
            """)
    int insert(Officer officer);

    @Update("""
            update identity_officer
            set display_name = #{displayName}, role = #{role}, enabled = #{enabled}, password_hash = #{passwordHash},
                must_change_password = #{mustChangePassword}, password_changed_at = #{passwordChangedAt},
                session_epoch = #{sessionEpoch}
            where id = #{id}
            """)
    void update(Officer officer);

    @Update("update identity_officer set last_login = #{at} where id = #{id}")
    void noteLogin(@Param("id") String id, @Param("at") Instant at);

    @Update("update identity_officer set password_hash = #{hash} where id = #{id}")
    void rehash(@Param("id") String id, @Param("hash") String hash);
}
