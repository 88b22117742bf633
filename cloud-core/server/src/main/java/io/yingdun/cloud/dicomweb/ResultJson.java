package io.yingdun.cloud.dicomweb;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.json.BulkDataLocator;
import io.yingdun.dicom.json.DicomJsonWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Answers made of data sets without bulk data, as DICOM JSON (PS3.18 annex F). */
final class ResultJson {

    /** Closing ends nothing: an answer that broke off in the middle must not look whole. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .disable(StreamWriteFeature.AUTO_CLOSE_CONTENT)
            .build();

    private static final DicomJsonWriter WRITER = new DicomJsonWriter(
            (element, region) -> {
                throw new IllegalStateException("a result has no bulk data");
            },
            DicomJsonWriter.CharacterSetValue.UTF_8);

    private ResultJson() {}

    static JsonGenerator to(HttpServletResponse response) throws IOException {
        response.setContentType(ModelForm.JSON.mediaType());
        return JSON.createGenerator(ObjectWriteContext.empty(), response.getOutputStream());
    }

    static void write(DataSet dataSet, JsonGenerator json) {
        WRITER.write(dataSet, json);
    }

    static String text(DataSet dataSet) {
        return text(dataSet, WRITER);
    }

    /** As {@link #text(DataSet)}, of one with bulk data. */
    static String text(DataSet dataSet, BulkDataLocator bulk) {
        return text(dataSet, new DicomJsonWriter(bulk, DicomJsonWriter.CharacterSetValue.UTF_8));
    }

    private static String text(DataSet dataSet, DicomJsonWriter writer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            writer.write(dataSet, json);
        }
        return text.toString();
    }
}
