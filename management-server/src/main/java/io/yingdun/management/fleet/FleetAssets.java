package io.yingdun.management.fleet;

import static io.yingdun.foundation.runtime.JsonRows.row;

import io.yingdun.foundation.runtime.JsonRows;
import io.yingdun.foundation.runtime.OpaqueId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The asset list inside the fleet: a machine that is listed and never enrolled is an endpoint in the state
 * NOT_INSTALLED; one that enrolled already only gets its asset number, name, department and group.
 */
@Service
public class FleetAssets {

    private final AssetRowMapper assets;
    private final EndpointBatchMapper batches;
    private final GroupService groups;
    private final EndpointPolicies policies;
    private final EndpointFeed feed;
    private final JsonRows rows;
    private final Clock clock;

    FleetAssets(
            AssetRowMapper assets,
            EndpointBatchMapper batches,
            GroupService groups,
            EndpointPolicies policies,
            EndpointFeed feed,
            JsonRows rows,
            Clock clock) {
        this.assets = assets;
        this.batches = batches;
        this.groups = groups;
        this.policies = policies;
        this.feed = feed;
        this.rows = rows;
        this.clock = clock;
    }

    /** The list as it stands, by asset number. */
    public Map<String, AssetEntry> all() {
        return assets.all().stream().collect(Collectors.toMap(AssetEntry::assetNumber, Function.identity()));
    }

    /**
     * Adds or changes these machines; what is not named stays. Groups that do not exist are made. A machine is known
     * by its asset number, else by its host name. Joins the caller's transaction.
     */
    @Transactional
    public void put(List<AssetEntry> entries) {
        if (entries.isEmpty()) {
            return;
        }
        Map<String, String> groupIds = entries.stream()
                .map(AssetEntry::group)
                .filter(g -> g != null && !g.isBlank())
                .distinct()
                .collect(Collectors.toMap(Function.identity(), groups::idByName));
        String text = rows.text(entries.stream()
                .map(e -> row(
                        "id", OpaqueId.next(),
                        "asset_number", e.assetNumber(),
                        "host", e.host(),
                        "name", e.name().isBlank() ? e.host() : e.name(),
                        "department", e.department(),
                        "asset_user", e.user(),
                        "group_id", e.group() == null ? null : groupIds.get(e.group())))
                .toList());
        batches.takeTurn();
        List<String> changed = assets.update(text);
        assets.adopt(text);
        List<String> added = assets.insert(text, clock.instant());
        policies.membershipChanged("asset list applied");
        feed.changed(changed);
        feed.changed(added);
    }
}
