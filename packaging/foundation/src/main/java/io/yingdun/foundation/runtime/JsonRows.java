package io.yingdun.foundation.runtime;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.ObjectMapper;

/** Many rows as one JSON text for {@code jsonb_to_recordset}: one parameter, one statement, any number of rows. */
@Component
public class JsonRows {

    private final ObjectMapper json;

    public JsonRows(ObjectMapper json) {
        this.json = json;
    }

    /** Column names and values in turn; null values are allowed. */
    public static Map<String, @Nullable Object> row(@Nullable Object... namesAndValues) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        }
        return row;
    }

    public String text(List<? extends Map<String, @Nullable Object>> rows) {
        return json.writeValueAsString(rows);
    }
}
