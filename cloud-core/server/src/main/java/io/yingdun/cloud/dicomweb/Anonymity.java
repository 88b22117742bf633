package io.yingdun.cloud.dicomweb;

import io.yingdun.cloud.access.Access;
import io.yingdun.dicom.confidentiality.BasicProfile;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.foundation.problem.ProblemException;
import java.io.IOException;
import org.springframework.stereotype.Component;

/**
 * What is given to those who must not learn whose the images are: data sets by {@link BasicProfile}, made anew for each answer, and
 * kept by no browser, so that one who is told more later sees more. Pictures are as they are, with what is burnt into them.
 */
@Component
class Anonymity {

    static final String CACHE_CONTROL = "private, no-store";

    private final Access access;

    Anonymity(Access access) {
        this.access = access;
    }

    boolean applies() {
        return access.isAnonymous();
    }

    /** The data set that this caller is given. */
    DataSet of(DataSet dataSet) {
        return applies() ? BasicProfile.of(dataSet) : dataSet;
    }

    /** The header, DICOM JSON, that this caller is given. */
    String of(String dicomJson) throws IOException {
        if (!applies()) {
            return dicomJson;
        }
        HeaderModel model = HeaderModel.of(dicomJson);
        return ResultJson.text(BasicProfile.of(model.dataSet()), (element, region) -> model.uriOf(region));
    }

    /**
     * A search by what is hidden would tell it.
     *
     * @throws ProblemException {@code unsupported-key} (400)
     */
    void requireHarmless(SearchRequest asked) {
        if (applies() && !asked.query().keys().keySet().stream().allMatch(key -> BasicProfile.keeps(key.tag()))) {
            throw new ProblemException(
                    "unsupported-key",
                    400,
                    "Unsupported key",
                    "This link does not tell whose the images are: one cannot search by that.");
        }
    }
}
