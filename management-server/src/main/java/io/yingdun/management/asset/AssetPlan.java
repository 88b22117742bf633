package io.yingdun.management.asset;

import io.yingdun.management.fleet.AssetEntry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a list of rows would change in the fleet as it stands. The same rows on the same fleet give an equal plan. */
record AssetPlan(List<AssetItem> items, List<RowError> errors) {

    AssetPlan {
        items = List.copyOf(items);
        errors = List.copyOf(errors);
    }

    /**
     * @param listed the fleet's list by asset number
     * @param groups names of the groups that there are
     */
    static AssetPlan of(List<AssetRow> rows, Map<String, AssetEntry> listed, Set<String> groups) {
        Map<String, String> numbersByHost = new HashMap<>();
        listed.values().forEach(entry -> numbersByHost.put(key(entry.host()), entry.assetNumber()));
        List<AssetItem> items = new ArrayList<>();
        List<RowError> errors = new ArrayList<>();
        for (AssetRow row : rows) {
            String numberOfHost = numbersByHost.get(row.hostKey());
            if (numberOfHost != null && !numberOfHost.equals(row.assetNumber())) {
                errors.add(RowError.of(
                        row,
                        AssetColumn.HOST,
                        RowError.Code.HOST_TAKEN,
                        "is listed under the asset number " + numberOfHost));
            } else if (row.group() != null && !groups.contains(row.group())) {
                errors.add(RowError.of(
                        row,
                        AssetColumn.GROUP,
                        RowError.Code.UNKNOWN_GROUP,
                        "is no group; an officer has to make it first"));
            } else {
                items.add(item(row, listed.get(row.assetNumber())));
            }
        }
        return new AssetPlan(items, errors);
    }

    private static AssetItem item(AssetRow row, @Nullable AssetEntry before) {
        if (before == null) {
            String name = row.name() == null ? row.host() : row.name();
            AssetEntry entry =
                    new AssetEntry(row.assetNumber(), row.host(), name, row.department(), row.user(), row.group());
            return AssetItem.of(row.row(), AssetItem.Change.ADDED, entry);
        }
        AssetEntry after = new AssetEntry(
                before.assetNumber(),
                key(before.host()).equals(row.hostKey()) ? before.host() : row.host(),
                row.name() == null ? before.name() : row.name(),
                row.department() == null ? before.department() : row.department(),
                row.user() == null ? before.user() : row.user(),
                row.group() == null ? before.group() : row.group());
        boolean same = after.equals(before);
        return AssetItem.of(row.row(), same ? AssetItem.Change.UNCHANGED : AssetItem.Change.CHANGED, after);
    }

    private static String key(String host) {
        return host.toLowerCase(Locale.ROOT);
    }

    long count(AssetItem.Change change) {
        return items.stream().filter(item -> item.change() == change).count();
    }

    List<AssetEntry> entriesToPut() {
        return items.stream()
                .filter(item -> item.change() != AssetItem.Change.UNCHANGED)
                .map(AssetItem::entry)
                .toList();
    }
}
