package io.yingdun.cloud.ingest;

import io.yingdun.cloud.storage.OpenObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.springframework.stereotype.Component;

/**
 * Objects whose rows are committed and perhaps not on the database's disk yet. Their bytes are, under a name that tells the
 * next start to index them again; the name goes when the row is seen to last.
 */
@Component
class Unconfirmed {

    private final Queue<Row> rows = new ConcurrentLinkedQueue<>();

    /** Bytes, and the instance under which the index names them. */
    record Row(String sopInstanceUid, OpenObject object) {}

    void add(Row row) {
        rows.add(row);
    }

    /** Counts them one by one. */
    int size() {
        return rows.size();
    }

    List<Row> take(int most) {
        List<Row> taken = new ArrayList<>();
        for (Row next = rows.poll(); next != null; next = rows.poll()) {
            taken.add(next);
            if (taken.size() == most) {
                break;
            }
        }
        return taken;
    }
}
