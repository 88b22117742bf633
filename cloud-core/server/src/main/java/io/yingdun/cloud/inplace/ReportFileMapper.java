package io.yingdun.cloud.inplace;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** ReportFiles by the beginning of their names. */
@Mapper
interface ReportFileMapper {

    /** Rows name, type. */
    @Insert("""
            insert into in_place_report (directory, name, type)
            select #{directory}, name, type from json_to_recordset(#{rows}::json) as r(name text, type text)
            on conflict (directory, name) do update set type = excluded.type
            """)
    void record(@Param("directory") long directory, @Param("rows") String rows);

    record Row(long id, String root, String path, String name, ReportType type, long size, long modified) {}

    /** The last character of all ends the range of the names that begin so. */
    @Select("""
            select r.id, o.path as root, d.path, r.name, r.type, f.size, f.modified
            from in_place_report r
            join in_place_file f on f.directory = r.directory and f.name = r.name
            join in_place_directory d on d.id = r.directory
            join in_place_folder o on o.id = d.folder
            where r.name >= #{beginning} and r.name < #{beginning} || chr(1114111)
              and f.outcome = 'REPORT' and f.missing_since is null
            order by f.modified, r.id limit 1000
            """)
    List<Row> beginningWith(String beginning);
}
