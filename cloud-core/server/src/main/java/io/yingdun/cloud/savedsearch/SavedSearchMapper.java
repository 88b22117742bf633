package io.yingdun.cloud.savedsearch;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** The searches of each account. */
@Mapper
interface SavedSearchMapper {

    record Row(
            String id,
            String name,
            String text,
            String modality,
            String bodyPart,
            @Nullable Integer days,
            String fromDate,
            String toDate) {}

    /** In the order in which they were made. */
    @Select("""
            select id, name, text, modality, body_part, days, from_date, to_date from saved_search
            where staff_id = #{staff} order by created_at, id
            """)
    List<Row> of(String staffId);

    /** Takes the place of the account's search of that name. */
    @Insert("""
            insert into saved_search (id, staff_id, name, text, modality, body_part, days, from_date, to_date, created_at)
            values (#{r.id}, #{staff}, #{r.name}, #{r.text}, #{r.modality}, #{r.bodyPart}, #{r.days}, #{r.fromDate},
                    #{r.toDate}, #{now})
            on conflict (staff_id, name) do update set text = excluded.text, modality = excluded.modality,
              body_part = excluded.body_part, days = excluded.days, from_date = excluded.from_date, to_date = excluded.to_date
            """)
    void save(@Param("staff") String staffId, @Param("r") Row row, @Param("now") Instant now);

    @Delete("delete from saved_search where staff_id = #{staff} and id = #{id}")
    int delete(@Param("staff") String staffId, @Param("id") String id);
}
