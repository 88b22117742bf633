package io.yingdun.management.asset;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One workstation as a line of the file tells it; an empty cell is null and leaves what is known as it is.
 *
 * @param row line of data, the first below the header is 1
 */
record AssetRow(
        int row,
        String assetNumber,
        String host,
        @Nullable String name,
        @Nullable String department,
        @Nullable String user,
        @Nullable String group) {

    /** Host names are compared without case (RFC 4343). */
    String hostKey() {
        return host.toLowerCase(Locale.ROOT);
    }
}
