package io.yingdun.dicom.service.query;

import io.yingdun.dicom.data.DataSet;
import java.util.stream.Stream;

/**
 * What a query found.
 *
 * @param dataSets drawn on workers, one at a time; closed when the last was sent, the peer cancelled, or the association
 *     ended
 * @param everyKeySupported false tells the peer so with each match (FF01H, PS3.4 §C.4.1.1.4)
 */
public record Matches(Stream<DataSet> dataSets, boolean everyKeySupported) {

    public static Matches of(Stream<DataSet> dataSets) {
        return new Matches(dataSets, true);
    }
}
