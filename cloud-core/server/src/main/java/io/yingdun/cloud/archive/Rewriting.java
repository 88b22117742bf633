package io.yingdun.cloud.archive;

import io.yingdun.cloud.archive.RewriteMapper.Former;
import io.yingdun.foundation.audit.AuditActor;
import io.yingdun.foundation.audit.AuditDeed;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.audit.AuditOutcome;
import io.yingdun.foundation.runtime.JsonRows;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has instances read from other bytes than before, and described by them in all that the index says: a PACS has changed its
 * file, or moved it, or the archive has got bytes of its own.
 *
 * <p>What a study, a series or a patient is said to be follows the file that was changed last, in what that change was about.
 * A patient stays described as a person has put it right, and a study that holds other instances too stays its patient's: a
 * task says that they do not agree.
 */
@Component
class Rewriting {

    private final RewriteMapper mapper;
    private final IndexMapper index;
    private final RemovalMapper removal;
    private final SameIds sameIds;
    private final AuditLog audit;
    private final JsonRows json;

    Rewriting(
            RewriteMapper mapper,
            IndexMapper index,
            RemovalMapper removal,
            SameIds sameIds,
            AuditLog audit,
            JsonRows json) {
        this.sameIds = sameIds;
        this.mapper = mapper;
        this.index = index;
        this.removal = removal;
        this.audit = audit;
        this.json = json;
    }

    /** Whether the entry's data set is, but for the bytes of long values, the one that the index describes. */
    @Transactional
    boolean describes(IndexEntry entry) {
        Former former = mapper.former(entry.header().reference().sopInstanceUid());
        return former != null
                && former.transferSyntaxUid().equals(entry.header().instance().transferSyntaxUid())
                && StoredHeader.of(former.header())
                        .content()
                        .equals(StoredHeader.of(entry.header().json()).content());
    }

    /** With an audit entry for each study of which the bytes are others than before, or may be. */
    @Transactional
    void rewrite(List<IndexEntry> entries) {
        Map<String, List<Map<String, @Nullable Object>>> changes = new LinkedHashMap<>();
        for (IndexEntry entry : entries) {
            Former former = mapper.former(entry.header().reference().sopInstanceUid());
            if (former != null) {
                rewrite(former, entry, changes);
            }
        }
        if (!changes.isEmpty()) {
            audit.recordAll(changes.entrySet().stream()
                    .map(study -> new AuditDeed(
                            AuditActor.SYSTEM,
                            AuditOutcome.DONE,
                            "instance.bytes-changed",
                            study.getKey(),
                            Map.of("instances", study.getValue())))
                    .toList());
        }
    }

    private void rewrite(Former former, IndexEntry entry, Map<String, List<Map<String, @Nullable Object>>> changes) {
        StoredHeader before = StoredHeader.of(former.header());
        StoredHeader after = StoredHeader.of(entry.header().json());
        boolean sameDataSet = before.content().equals(after.content())
                && former.transferSyntaxUid().equals(entry.header().instance().transferSyntaxUid());
        if (sameDataSet) {
            mapper.describe(row(entry));
        } else {
            describe(former, before, entry, after);
        }
        if (!sameDataSet || former.location().equals(entry.location().toString())) {
            changes.computeIfAbsent(entry.header().reference().studyInstanceUid(), study -> new ArrayList<>())
                    .add(change(former, before, entry, after));
        }
    }

    private String row(IndexEntry entry) {
        return json.text(List.of(IndexRows.of(0, entry)));
    }

    private void describe(Former former, StoredHeader before, IndexEntry entry, StoredHeader after) {
        List<Map<String, @Nullable Object>> rows = List.of(IndexRows.of(0, entry));
        String row = json.text(rows);
        InstanceReference reference = entry.header().reference();
        boolean sameStudy = former.studyInstanceUid().equals(reference.studyInstanceUid());
        if (sameStudy && !after.namesPatientOf(before) && former.alone() && former.asNamed()) {
            mapper.giveToNamed(former.study(), row);
        }
        if (after.namesPatientOf(before) && !after.patient().equals(before.patient())) {
            mapper.describePatient(
                    row,
                    SearchText.ofName(before.patient().name()),
                    before.patient().birthDate(),
                    before.patient().sex());
        }
        sameIds.compare(rows, index.insert(row, true));
        mapper.describe(row);
        if (!after.study().equals(before.study())) {
            mapper.describeStudy(row);
        }
        if (!after.series().equals(before.series())) {
            mapper.describeSeries(row);
        }
        if (!sameStudy || !former.seriesInstanceUid().equals(reference.seriesInstanceUid())) {
            mapper.takeTasksAlong(reference.sopInstanceUid());
            removal.removeEmptySeries(new Long[] {former.series()});
            removal.removeEmptyStudies(new Long[] {former.study()});
        }
    }

    /** Headers stand for bytes that nobody has hashed. */
    private static Map<String, @Nullable Object> change(
            Former former, StoredHeader before, IndexEntry entry, StoredHeader after) {
        return JsonRows.row(
                "instance", entry.header().reference().sopInstanceUid(),
                "source", entry.source(),
                "formerStudy", former.studyInstanceUid(),
                "formerSize", former.size(),
                "formerSha256", former.sha256(),
                "formerHeaderSha256", before.hash(),
                "size", entry.size(),
                "sha256", entry.hash(),
                "headerSha256", after.hash());
    }
}
