package io.yingdun.cloud.dimse;

import io.yingdun.cloud.archive.Range;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.service.query.FindHandler;
import io.yingdun.dicom.service.query.FindRequest;
import io.yingdun.dicom.service.query.Matches;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** C-FIND of the modality worklist (PS3.4 annex K), from what was ordered. */
@Component
class WorklistQueries implements FindHandler {

    private final Worklist worklist;
    private final PeerDirectory directory;
    private final PeerJournal journal;
    private final int mostMatches;

    WorklistQueries(Worklist worklist, PeerDirectory directory, PeerJournal journal, DimseSettings settings) {
        this.worklist = worklist;
        this.directory = directory;
        this.journal = journal;
        this.mostMatches = settings.mostMatches();
    }

    @Override
    public Matches find(FindRequest request) throws IOException {
        return DatabaseRefusal.with(Status.OUT_OF_RESOURCES, () -> matches(request));
    }

    private Matches matches(FindRequest request) throws IOException {
        Peer peer = directory.require(PeerRight.WORKLIST, request.association());
        DataSet keys = request.identifier();
        List<ScheduledStep> open = worklist.open(wanted(keys), mostMatches + 1);
        if (open.size() > mostMatches) {
            // Part of a worklist looks like a whole one: somebody's patient would not be on it.
            throw new DimseException(Status.OUT_OF_RESOURCES.withComment(
                    "more than " + mostMatches + " steps; ask for days, or by a number"));
        }
        journal.searched(request.association(), "");
        WorklistItem items = new WorklistItem(peer.characterSet().characterSet());
        DataSet known = items.of(NOTHING);
        // As it is asked for, so that a cancelled query matches no more.
        Stream<DataSet> answers = open.stream()
                .map(items::of)
                .filter(item -> WorklistMatching.matches(keys, item))
                .map(item -> WorklistItem.answer(keys, item)
                        .put(ElementFactory.text(
                                Tag.SpecificCharacterSet, peer.characterSet().term())));
        return new Matches(answers, WorklistMatching.everyKeySupported(keys, known));
    }

    /** Has every attribute that items have. */
    private static final ScheduledStep NOTHING =
            new ScheduledStep("", "", "", "", "", "", "", "", "", "", "", "", "", "", "", "");

    /** What the database can look for; {@link WorklistMatching} sees to the rest. */
    private static Worklist.Wanted wanted(DataSet keys) {
        DataSet step = keys.items(Tag.ScheduledProcedureStepSequence).stream()
                .findFirst()
                .orElseGet(DataSet::new);
        Range days = Range.of(step.string(Tag.ScheduledProcedureStepStartDate).orElse(""));
        return new Worklist.Wanted(
                days.from(),
                days.to(),
                single(keys, Tag.AccessionNumber),
                single(keys, Tag.PatientID),
                single(step, Tag.Modality),
                single(step, Tag.ScheduledStationAETitle));
    }

    /** The value of a key for single value matching (PS3.4 §C.2.2.2.1); empty where it is no such key. */
    private static String single(DataSet keys, int tag) {
        List<String> values = keys.strings(tag);
        boolean one = values.size() == 1 && values.get(0).chars().noneMatch(c -> c == '*' || c == '?');
        return one ? values.get(0).strip() : "";
    }
}
