package io.yingdun.cloud.inplace;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** Known directories and files. */
@Mapper
interface FileMapper {

    @Select("""
            insert into in_place_directory (folder, path, pass) values (#{folder}, #{path}, #{pass})
            on conflict (folder, path) do update set pass = greatest(in_place_directory.pass, excluded.pass)
            returning id
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    long enter(@Param("folder") long folder, @Param("path") String path, @Param("pass") long pass);

    record Known(String name, long size, long modified, FileOutcome outcome, boolean missing) {

        /** True when nothing about the file has changed since it was looked into. */
        boolean isOf(FoundFile file) {
            return !missing && !outcome.passes() && size == file.size() && modified == file.modified();
        }
    }

    @Select("""
            select name, size, modified, outcome, missing_since is not null as missing from in_place_file
            where directory = #{directory}
              and name = any(#{names, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<Known> known(@Param("directory") long directory, @Param("names") String[] names);

    /** Rows name, size, modified, outcome, instance. */
    @Insert("""
            insert into in_place_file (directory, name, size, modified, outcome, instance)
            select #{directory}, name, size, modified, outcome, instance
            from json_to_recordset(#{rows}::json)
              as r(name text, size bigint, modified bigint, outcome text, instance text)
            on conflict (directory, name) do update
            set size = excluded.size, modified = excluded.modified, outcome = excluded.outcome,
              instance = excluded.instance, missing_since = null
            """)
    void record(@Param("directory") long directory, @Param("rows") String rows);

    @Select("select count(*) from in_place_file where directory = #{directory} and missing_since is null")
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    long present(long directory);

    @Select("""
            select name from in_place_file
            where directory = #{directory} and missing_since is null and name > #{after} order by name limit 1000
            """)
    List<String> presentAfter(@Param("directory") long directory, @Param("after") String after);

    @Update("""
            update in_place_file set missing_since = #{now}
            where directory = #{directory} and missing_since is null
              and name = any(#{names, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
            """)
    void miss(@Param("directory") long directory, @Param("names") String[] names, @Param("now") Instant now);

    /** All files of a directory and of those below it. In the collation "C" the character after "/" is "0". */
    @Update("""
            update in_place_file f set missing_since = #{now} from in_place_directory d
            where d.folder = #{folder} and (d.path = #{path} or (d.path >= #{path} || '/' and d.path < #{path} || '0'))
              and f.directory = d.id and f.missing_since is null
            """)
    void missBelow(@Param("folder") long folder, @Param("path") String path, @Param("now") Instant now);

    record Missing(long directory, String path, String name) {}

    @Select("""
            select f.directory, d.path, f.name from in_place_file f join in_place_directory d on d.id = f.directory
            where d.folder = #{folder} and f.missing_since < #{before} order by f.missing_since limit 500
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<Missing> missing(@Param("folder") long folder, @Param("before") Instant before);

    /** Rows directory, name. */
    @Delete("""
            delete from in_place_file f using json_to_recordset(#{rows}::json) as r(directory bigint, name text)
            where f.directory = r.directory and f.name = r.name
            """)
    void remove(String rows);

    record Place(String path, String name) {}

    @Select("""
            select path from in_place_directory
            where folder = #{folder} and path = any(#{paths, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
            """)
    @Options(flushCache = Options.FlushCachePolicy.TRUE)
    List<String> knownDirectories(@Param("folder") long folder, @Param("paths") String[] paths);

    /** Other files of these instances are looked at again, whatever happens before that. */
    @Update("""
            update in_place_file f set outcome = 'UNFINISHED' from in_place_directory d
            where d.folder = #{folder} and d.id = f.directory
              and f.instance = any(#{instances, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
            """)
    void lookAgain(@Param("folder") long folder, @Param("instances") String[] instances);

    /** Other files of these instances. */
    @Select("""
            select d.path, f.name from in_place_file f join in_place_directory d on d.id = f.directory
            where d.folder = #{folder} and f.missing_since is null
              and f.instance = any(#{instances, typeHandler=org.apache.ibatis.type.ArrayTypeHandler})
            """)
    List<Place> othersOf(@Param("folder") long folder, @Param("instances") String[] instances);

    record Directory(long id, String path) {}

    /** Directories that this pass has not come across. */
    @Select("""
            select id, path from in_place_directory where folder = #{folder} and pass < #{pass} and id > #{after}
            order by id limit 500
            """)
    List<Directory> notMet(@Param("folder") long folder, @Param("pass") long pass, @Param("after") long after);

    @Delete("""
            delete from in_place_directory d where d.folder = #{folder} and d.pass < #{pass}
              and not exists (select from in_place_file f where f.directory = d.id)
            """)
    void removeEmpty(@Param("folder") long folder, @Param("pass") long pass);

    record Failure(String path, String name, long size, FileOutcome outcome) {}

    @Select("""
            select d.path, f.name, f.size, f.outcome
            from in_place_file f join in_place_directory d on d.id = f.directory
            where d.folder = #{folder} and f.outcome in ('BROKEN', 'CUT', 'UID', 'CONFLICT', 'UNREADABLE')
            order by d.id, f.name limit #{limit} offset #{offset}
            """)
    List<Failure> failures(@Param("folder") long folder, @Param("limit") int limit, @Param("offset") long offset);
}
