package io.yingdun.management.asset;

import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.OpaqueId;
import io.yingdun.foundation.runtime.Sha256;
import io.yingdun.management.fleet.AssetEntry;
import io.yingdun.management.fleet.FleetAssets;
import io.yingdun.management.fleet.Group;
import io.yingdun.management.fleet.GroupService;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.ObjectMapper;

/** Previews a list and applies it as it was shown, or not at all. */
@Service
class AssetService {

    private static final Duration PREVIEW_LASTS = Duration.ofHours(24);

    private final AssetImportMapper imports;
    private final FleetAssets fleet;
    private final GroupService groups;
    private final AuditLog audit;
    private final ObjectMapper json;
    private final Clock clock;

    AssetService(
            AssetImportMapper imports,
            FleetAssets fleet,
            GroupService groups,
            AuditLog audit,
            ObjectMapper json,
            Clock clock) {
        this.imports = imports;
        this.fleet = fleet;
        this.groups = groups;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    record Preview(
            int rows,
            long added,
            long changed,
            long unchanged,
            List<RowError> errors,
            List<AssetItem> items,
            String importId) {}

    record Applied(long added, long changed, long unchanged) {

        static Applied of(AssetImport preview) {
            return new Applied(preview.added(), preview.changed(), preview.unchanged());
        }
    }

    Preview preview(byte[] content) {
        AssetFile file = AssetFile.parse(content);
        AssetPlan plan = plan(file.rows());
        AssetImport stored = new AssetImport(
                OpaqueId.next(),
                clock.instant(),
                audit.currentActor().name(),
                json.writeValueAsString(file.rows()),
                hash(plan),
                plan.count(AssetItem.Change.ADDED),
                plan.count(AssetItem.Change.CHANGED),
                plan.count(AssetItem.Change.UNCHANGED),
                null);
        imports.insert(stored);
        List<RowError> errors = new ArrayList<>(file.errors());
        errors.addAll(plan.errors());
        errors.sort(Comparator.comparingInt(RowError::row));
        return new Preview(
                file.total(), stored.added(), stored.changed(), stored.unchanged(), errors, plan.items(), stored.id());
    }

    /** Asked again it gives the same answer and changes nothing: a lost answer may be asked for again. */
    @Transactional
    public Applied apply(String importId) {
        imports.lockAll();
        AssetImport preview = imports.find(importId);
        if (preview == null) {
            throw ProblemException.notFound("preview");
        }
        if (preview.appliedAt() != null) {
            return Applied.of(preview);
        }
        AssetPlan plan = plan(json.readValue(preview.rows(), new TypeReference<List<AssetRow>>() {}));
        if (!hash(plan).equals(preview.plan())) {
            throw new ProblemException(
                    "preview-outdated",
                    409,
                    "Preview outdated",
                    "The fleet has changed since; upload the list again and look at the new preview.");
        }
        fleet.put(plan.entriesToPut());
        imports.noteApplied(importId, clock.instant());
        Applied applied = Applied.of(preview);
        audit.record(
                "assets.imported",
                importId,
                Map.of("added", applied.added, "changed", applied.changed, "unchanged", applied.unchanged));
        return applied;
    }

    List<AssetEntry> list() {
        List<AssetEntry> entries = new ArrayList<>(fleet.all().values());
        entries.sort(Comparator.comparing(AssetEntry::assetNumber));
        audit.record("assets.exported", "assets", Map.of("entries", entries.size()));
        return entries;
    }

    @Scheduled(initialDelayString = "PT5M", fixedDelayString = "PT1H")
    void forgetOldPreviews() {
        imports.deleteOlderThan(clock.instant().minus(PREVIEW_LASTS));
    }

    private AssetPlan plan(List<AssetRow> rows) {
        return AssetPlan.of(
                rows, fleet.all(), groups.all().stream().map(Group::name).collect(Collectors.toSet()));
    }

    private String hash(AssetPlan plan) {
        return Sha256.hex(json.writeValueAsString(plan));
    }
}
