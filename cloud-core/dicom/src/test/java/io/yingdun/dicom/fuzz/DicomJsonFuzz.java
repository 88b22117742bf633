package io.yingdun.dicom.fuzz;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.json.DicomJsonException;
import io.yingdun.dicom.json.DicomJsonReader;
import io.yingdun.dicom.json.DicomJsonWriter;
import io.yingdun.dicom.json.DicomJsonWriter.CharacterSetValue;
import io.yingdun.dicom.testkit.Fuzzing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Coverage-guided fuzzing of DICOM JSON; see {@link Fuzzing}. */
public final class DicomJsonFuzz {

    private static final JsonFactory JSON = new JsonFactory();

    private DicomJsonFuzz() {}

    /** Whatever the bytes are: data sets that can be written again, or a typed exception. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        try {
            for (DataSet dataSet : new DicomJsonReader(uri -> new byte[4], 100).read(new ByteArrayInputStream(bytes))) {
                write(dataSet);
            }
        } catch (DicomJsonException e) {
            // what is no DICOM JSON is meant to give
        }
    }

    static byte[] write(DataSet dataSet) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            new DicomJsonWriter((element, region) -> "urn:x", CharacterSetValue.UTF_8).write(dataSet, json);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
