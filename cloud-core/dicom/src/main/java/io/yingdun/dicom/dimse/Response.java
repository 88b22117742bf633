package io.yingdun.dicom.dimse;

import io.yingdun.dicom.data.DataSet;
import org.jspecify.annotations.Nullable;

/**
 * The peer's answer to a request of ours.
 *
 * @param dataSet null where it has none
 */
public record Response(CommandSet command, @Nullable DataSet dataSet) {

    public Status status() {
        return command.status();
    }
}
