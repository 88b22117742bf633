package io.yingdun.cloud.grant;

import io.yingdun.cloud.archive.Study;
import java.util.List;

/** A study, as much of it as a decision needs: whose it is stands in the number already. */
record Meant(String studyInstanceUid, String studyDate, List<String> modalities, String studyDescription) {

    static Meant of(Study study) {
        return new Meant(study.studyInstanceUid(), study.studyDate(), study.modalities(), study.studyDescription());
    }

    /** Of a study that is not in the archive any more. */
    static Meant gone(String studyInstanceUid) {
        return new Meant(studyInstanceUid, "", List.of(), "");
    }
}
