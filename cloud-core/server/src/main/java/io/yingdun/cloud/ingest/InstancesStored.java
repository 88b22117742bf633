package io.yingdun.cloud.ingest;

import io.yingdun.cloud.archive.InstanceReference;
import java.util.List;

/**
 * Published after their commit, for thumbnails and notifications. Listeners run on the committing thread, in front of the
 * next group: they hand over and return. A crash may swallow or repeat the event, never the instances.
 */
public record InstancesStored(List<InstanceReference> instances) {

    public InstancesStored {
        instances = List.copyOf(instances);
    }
}
