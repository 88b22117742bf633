package io.yingdun.cloud.archive;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.jspecify.annotations.Nullable;

/** Metadata documents, and the headers that they are made of. */
@Mapper
interface MetadataMapper {

    /**
     * A document, or that there is none; {@code series} is 0 for the whole study.
     *
     * @param revision the study's
     * @param made the document's; null where there is none
     */
    record Stored(
            long study,
            long series,
            long revision,
            @Nullable Long made,
            @Nullable String etag,
            byte @Nullable [] document) {

        boolean isCurrent() {
            return made != null && made == revision;
        }
    }

    @Select("""
            select s.id as study, 0 as series, s.revision, d.revision as made, d.etag, d.document
            from archive_study s left join archive_document d on d.study = s.id and d.series = 0
            where s.study_instance_uid = #{studyUid}
            """)
    @Nullable
    Stored ofStudy(String studyUid);

    @Select("""
            select s.id as study, e.id as series, s.revision, d.revision as made, d.etag, d.document
            from archive_study s join archive_series e on e.study = s.id
            left join archive_document d on d.study = s.id and d.series = e.id
            where s.study_instance_uid = #{studyUid} and e.series_instance_uid = #{seriesUid}
            """)
    @Nullable
    Stored ofSeries(@Param("studyUid") String studyUid, @Param("seriesUid") String seriesUid);

    @Select("""
            select i.id from archive_instance i join archive_series e on e.id = i.series where i.study = #{study}
            order by e.series_number nulls last, e.series_instance_uid, i.instance_number nulls last, i.sop_instance_uid
            """)
    List<Long> instancesOfStudy(long study);

    @Select("""
            select id from archive_instance where series = #{series}
            order by instance_number nulls last, sop_instance_uid
            """)
    List<Long> instancesOfSeries(long series);

    /** A header with the UIDs that its bulk data is addressed by. */
    record Header(
            String studyInstanceUid,
            String seriesInstanceUid,
            String sopInstanceUid,
            String sopClassUid,
            byte[] header) {

        InstanceReference reference() {
            return new InstanceReference(studyInstanceUid, seriesInstanceUid, sopInstanceUid, sopClassUid);
        }
    }

    /** In the order of {@code instances}. */
    @Select("""
            select s.study_instance_uid, e.series_instance_uid, i.sop_instance_uid, i.sop_class_uid, h.header
            from unnest(#{instances, typeHandler=org.apache.ibatis.type.ArrayTypeHandler}::bigint[])
              with ordinality as wanted(id, n)
            join archive_instance i on i.id = wanted.id
            join archive_instance_header h on h.instance = i.id
            join archive_series e on e.id = i.series
            join archive_study s on s.id = i.study
            order by wanted.n
            """)
    List<Header> headers(@Param("instances") Long[] instances);

    /** Nothing happens when a newer one is there, or the study has gone meanwhile. */
    @Insert("""
            insert into archive_document as d (study, series, revision, etag, document)
            select #{study}, #{series}, #{revision}, #{etag}, #{document}
            where exists (select from archive_study where id = #{study})
            on conflict (study, series) do update
              set revision = excluded.revision, etag = excluded.etag, document = excluded.document
              where d.revision < excluded.revision
            """)
    void keep(
            @Param("study") long study,
            @Param("series") long series,
            @Param("revision") long revision,
            @Param("etag") String etag,
            @Param("document") byte[] document);
}
