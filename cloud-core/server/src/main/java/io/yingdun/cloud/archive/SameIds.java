package io.yingdun.cloud.archive;

import io.yingdun.cloud.archive.IndexMapper.Indexed;
import io.yingdun.foundation.runtime.JsonRows;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes a task of it when one Patient ID comes with two persons' names or birth dates. */
@Component
class SameIds {

    private final ConflictMapper conflicts;
    private final JsonRows json;

    SameIds(ConflictMapper conflicts, JsonRows json) {
        this.conflicts = conflicts;
        this.json = json;
    }

    /** @param rows what was given to {@link IndexMapper#insert}, and its answer */
    void compare(List<Map<String, @Nullable Object>> rows, List<Indexed> indexed) {
        List<Map<String, @Nullable Object>> contradicting = new ArrayList<>();
        for (Map<String, @Nullable Object> row : rows) {
            if (indexed.stream()
                    .anyMatch(one -> Integer.valueOf(one.n()).equals(row.get("n")) && !mayBeOne(one, row))) {
                contradicting.add(row);
            }
        }
        if (!contradicting.isEmpty()) {
            conflicts.noteSameId(json.text(contradicting));
        }
    }

    private static boolean mayBeOne(Indexed indexed, Map<String, @Nullable Object> row) {
        String name = indexed.nameSearch();
        String birthDate = indexed.birthDate();
        return name == null
                || birthDate == null
                || PersonComparison.mayBeOne(
                        name,
                        birthDate,
                        String.valueOf(row.get("patient_search")),
                        String.valueOf(row.get("birth_date")));
    }
}
