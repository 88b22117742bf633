package io.yingdun.dicom.testkit;

import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.dimse.Status;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.service.query.FindHandler;
import io.yingdun.dicom.service.query.FindRequest;
import io.yingdun.dicom.service.query.Matches;
import io.yingdun.dicom.service.retrieve.RetrieveHandler;
import io.yingdun.dicom.service.retrieve.RetrieveRequest;
import io.yingdun.dicom.service.storage.StoredInstance;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds and resolves among a few files, by keys that are equal; enough of an archive to talk to. */
public final class MemoryArchive implements FindHandler, RetrieveHandler {

    private static final Map<String, Integer> UNIQUE_KEYS = Map.of(
            "PATIENT", Tag.PatientID,
            "STUDY", Tag.StudyInstanceUID,
            "SERIES", Tag.SeriesInstanceUID,
            "IMAGE", Tag.SOPInstanceUID);

    private record Kept(DataSet header, StoredInstance instance) {}

    private final List<Kept> instances = new ArrayList<>();

    public MemoryArchive(List<Path> files) throws IOException {
        for (Path file : files) {
            DataSet header = new DicomFileReader(ReadLimits.DEFAULT)
                    .read(file, LoadPolicy.HEADER)
                    .dataSet();
            instances.add(new Kept(header, StoredInstance.of(file)));
        }
    }

    public int size() {
        return instances.size();
    }

    @Override
    public Matches find(FindRequest request) throws IOException {
        DataSet keys = request.identifier();
        String level = keys.string(Tag.QueryRetrieveLevel).orElse("");
        Integer unique = UNIQUE_KEYS.get(level);
        if (unique == null) {
            throw new DimseException(Status.DATA_SET_DOES_NOT_MATCH_SOP_CLASS.withComment("level " + level));
        }
        Map<String, DataSet> found = new LinkedHashMap<>();
        for (Kept kept : instances) {
            if (matches(keys, kept.header())) {
                found.putIfAbsent(kept.header().string(unique).orElse(""), answer(keys, kept.header(), level));
            }
        }
        return Matches.of(found.values().stream());
    }

    @Override
    public List<StoredInstance> resolve(RetrieveRequest request) {
        return instances.stream()
                .filter(kept -> matches(request.identifier(), kept.header()))
                .map(Kept::instance)
                .toList();
    }

    private static boolean matches(DataSet keys, DataSet header) {
        for (DataElement key : keys) {
            List<String> wanted = keys.strings(key.tag());
            boolean matching =
                    key.tag() != Tag.QueryRetrieveLevel && key.tag() != Tag.SpecificCharacterSet && !key.isEmpty();
            if (matching && !wanted.contains(header.string(key.tag()).orElse(""))) {
                return false;
            }
        }
        return true;
    }

    private static DataSet answer(DataSet keys, DataSet header, String level) {
        DataSet answer = new DataSet().put(ElementFactory.text(Tag.QueryRetrieveLevel, level));
        for (DataElement key : keys) {
            DataElement value = header.get(key.tag());
            if (key.tag() != Tag.QueryRetrieveLevel) {
                answer.put(value == null ? key : value);
            }
        }
        DataElement characterSet = header.get(Tag.SpecificCharacterSet);
        if (characterSet != null) {
            answer.put(characterSet);
        }
        return answer;
    }
}
