package io.yingdun.cloud.access;

import java.time.Instant;
import java.util.List;
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
                                      created_at, last_login, display_name, department, staff_number, totp_secret,
                                      totp_step)
            values (#{id}, #{name}, #{role}, #{enabled}, #{passwordHash}, #{mustChangePassword}, #{sessionEpoch},
                    #{createdAt}, #{lastLogin}, #{displayName}, #{department}, #{staffNumber}, #{totpSecret}, #{totpStep})
            """)
    void insert(Staff staff);

    @Update("""
            update access_staff
            set password_hash = #{passwordHash}, must_change_password = #{mustChangePassword},
                session_epoch = #{sessionEpoch}
            where id = #{id}
            """)
    void changePassword(Staff staff);

    /** Everything that others may change of a person; sessions of before are over. */
    @Update("""
            update access_staff
            set role = #{role}, enabled = #{enabled}, password_hash = #{passwordHash}, totp_secret = #{totpSecret},
                totp_step = #{totpStep}, display_name = #{displayName}, department = #{department},
                staff_number = #{staffNumber}, must_change_password = #{mustChangePassword},
                session_epoch = session_epoch + 1
            where id = #{id}
            """)
    void change(Staff staff);

    /** @param id of an account that may have it */
    @Select("select exists (select from access_staff where staff_number = #{number} and id <> #{id})")
    boolean isNumberTaken(@Param("number") String staffNumber, @Param("id") String id);

    @Select("select * from access_staff order by name limit 2000")
    List<Staff> all();

    /** 1 for the first who uses the step's code, 0 for everybody after. */
    @Update("update access_staff set totp_step = #{step} where id = #{id} and totp_step < #{step}")
    int useStep(@Param("id") String id, @Param("step") long step);

    @Update("update access_staff set last_login = #{at} where id = #{id}")
    void noteLogin(@Param("id") String id, @Param("at") Instant at);

    @Update("update access_staff set password_hash = #{hash} where id = #{id}")
    void rehash(@Param("id") String id, @Param("hash") String hash);
}
