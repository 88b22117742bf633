package io.yingdun.cloud.archive;

import io.yingdun.cloud.archive.RemovalMapper.Removed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes instances out of the index. Their bytes are noted in the same transaction and removed afterwards, by the thread that
 * publishes bytes: what is sent again in between is kept.
 */
@Component
class Removal {

    private final RemovalMapper mapper;

    Removal(RemovalMapper mapper) {
        this.mapper = mapper;
    }

    /** @return how many were there */
    @Transactional
    int remove(Collection<Long> instances) {
        if (instances.isEmpty()) {
            return 0;
        }
        Long[] ids = instances.toArray(Long[]::new);
        List<String> freed = new ArrayList<>(mapper.removeVersions(ids));
        List<Removed> removed = mapper.removeInstances(ids);
        removed.forEach(row -> freed.add(row.location()));
        mapper.noteFreed(freed.toArray(String[]::new));
        mapper.removeEmptySeries(
                removed.stream().map(Removed::series).distinct().toArray(Long[]::new));
        mapper.removeEmptyStudies(
                removed.stream().map(Removed::study).distinct().toArray(Long[]::new));
        return removed.size();
    }
}
