package io.yingdun.cloud.archive;

import io.yingdun.cloud.archive.ArchiveMapper.InstanceRow;
import io.yingdun.cloud.archive.ArchiveMapper.SeriesRow;
import io.yingdun.cloud.archive.ArchiveMapper.StudyRow;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds by query, newest studies first; the same query on the same archive gives the same order. Keys of a level below
 * the one searched for are refused with {@link IllegalArgumentException}, a value that its attribute cannot have matches
 * nothing.
 */
@Service
@Transactional(readOnly = true)
public class ArchiveSearch {

    private final SearchMapper mapper;

    ArchiveSearch(SearchMapper mapper) {
        this.mapper = mapper;
    }

    public List<Study> studies(ArchiveQuery query) {
        mapper.planForValues();
        return mapper.studies(SearchStatement.of(SearchLevel.STUDY, query)).stream()
                .map(StudyRow::study)
                .toList();
    }

    /** In the order of their studies, then of their numbers. */
    public List<Series> series(ArchiveQuery query) {
        mapper.planForValues();
        return mapper.series(SearchStatement.of(SearchLevel.SERIES, query)).stream()
                .map(SeriesRow::series)
                .toList();
    }

    /** In the order of their series, then of their numbers. */
    public List<Instance> instances(ArchiveQuery query) {
        mapper.planForValues();
        return mapper.instances(SearchStatement.of(SearchLevel.INSTANCE, query)).stream()
                .map(InstanceRow::instance)
                .toList();
    }

    /**
     * How many there are beyond {@code query}'s limit and offset, counted up to {@code most}: a client is told that there
     * are more, and never waits for a million to be counted.
     */
    public int further(SearchLevel level, ArchiveQuery query, int most) {
        SearchStatement statement = SearchStatement.of(
                level, new ArchiveQuery(query.keys(), query.fuzzy(), most, query.offset() + query.limit()));
        mapper.planForValues();
        return switch (level) {
            case STUDY -> mapper.countStudies(statement);
            case SERIES -> mapper.countSeries(statement);
            case INSTANCE -> mapper.countInstances(statement);
        };
    }
}
