package io.yingdun.dicom.service.commitment;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.VR;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The answer to a {@link CommitmentRequest}, PS3.4 §J.3.3.
 *
 * @param failed with a Failure Reason (0008,1197) each: 0110H processing failure, 0112H no such instance, 0119H class and
 *     instance conflict, 0122H class not supported, 0131H duplicate transaction, 0213H resource limitation
 */
public record CommitmentResult(
        String transactionUID, List<InstanceReference> committed, Map<InstanceReference, Integer> failed) {

    static final int EVENT_SUCCESS = 1;
    static final int EVENT_FAILURES = 2;

    public CommitmentResult {
        committed = List.copyOf(committed);
        failed = Map.copyOf(failed);
    }

    int eventType() {
        return failed.isEmpty() ? EVENT_SUCCESS : EVENT_FAILURES;
    }

    DataSet toDataSet() {
        DataSet dataSet = references(transactionUID, committed);
        if (!failed.isEmpty()) {
            List<DataSet> items = new ArrayList<>();
            failed.forEach((instance, reason) ->
                    items.add(item(instance).put(ElementFactory.numbers(Tag.FailureReason, VR.US, reason))));
            dataSet.put(new SequenceElement(Tag.FailedSOPSequence, items));
        }
        return dataSet;
    }

    static CommitmentResult of(DataSet dataSet) {
        Map<InstanceReference, Integer> failed = new LinkedHashMap<>();
        for (DataSet item : dataSet.items(Tag.FailedSOPSequence)) {
            failed.put(reference(item), item.integer(Tag.FailureReason).orElse(0x0110));
        }
        return new CommitmentResult(dataSet.string(Tag.TransactionUID).orElse(""), references(dataSet), failed);
    }

    static List<InstanceReference> references(DataSet dataSet) {
        return dataSet.items(Tag.ReferencedSOPSequence).stream()
                .map(CommitmentResult::reference)
                .toList();
    }

    static DataSet references(String transactionUID, List<InstanceReference> instances) {
        DataSet dataSet = new DataSet().put(ElementFactory.text(Tag.TransactionUID, transactionUID));
        if (!instances.isEmpty()) {
            dataSet.put(new SequenceElement(
                    Tag.ReferencedSOPSequence,
                    instances.stream().map(CommitmentResult::item).toList()));
        }
        return dataSet;
    }

    private static InstanceReference reference(DataSet item) {
        return new InstanceReference(
                item.string(Tag.ReferencedSOPClassUID).orElse(""),
                item.string(Tag.ReferencedSOPInstanceUID).orElse(""));
    }

    private static DataSet item(InstanceReference instance) {
        return new DataSet()
                .put(ElementFactory.text(Tag.ReferencedSOPClassUID, instance.sopClassUID()))
                .put(ElementFactory.text(Tag.ReferencedSOPInstanceUID, instance.sopInstanceUID()));
    }
}
