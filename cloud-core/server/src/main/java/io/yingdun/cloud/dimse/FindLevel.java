package io.yingdun.cloud.dimse;

import io.yingdun.cloud.archive.SearchLevel;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dimse.DimseException;
import io.yingdun.dicom.dimse.Status;
import java.util.Arrays;
import java.util.Set;

/** Query/Retrieve Level (0008,0052), PS3.4 §C.3. */
enum FindLevel {
    PATIENT(SearchLevel.STUDY, Tag.PatientID),
    STUDY(SearchLevel.STUDY, Tag.StudyInstanceUID),
    SERIES(SearchLevel.SERIES, Tag.SeriesInstanceUID),
    IMAGE(SearchLevel.INSTANCE, Tag.SOPInstanceUID);

    private static final Set<String> WITH_PATIENTS = Set.of(
            UID.PatientRootQueryRetrieveInformationModelFind,
            UID.PatientRootQueryRetrieveInformationModelMove,
            UID.PatientRootQueryRetrieveInformationModelGet);

    private final SearchLevel searchLevel;
    private final int uniqueKey;

    FindLevel(SearchLevel searchLevel, int uniqueKey) {
        this.searchLevel = searchLevel;
        this.uniqueKey = uniqueKey;
    }

    SearchLevel searchLevel() {
        return searchLevel;
    }

    int uniqueKey() {
        return uniqueKey;
    }

    /** @throws DimseException A900H when it is missing, or none of the information model */
    static FindLevel of(String sopClassUid, DataSet identifier) throws DimseException {
        String name = identifier.string(Tag.QueryRetrieveLevel).orElse("").strip();
        return Arrays.stream(values())
                .filter(level -> level.name().equals(name))
                .filter(level -> level != PATIENT || WITH_PATIENTS.contains(sopClassUid))
                .findFirst()
                .orElseThrow(() -> new DimseException(
                        Status.DATA_SET_DOES_NOT_MATCH_SOP_CLASS.withComment("no such Query/Retrieve Level here")));
    }
}
