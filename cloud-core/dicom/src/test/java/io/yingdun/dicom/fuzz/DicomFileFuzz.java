package io.yingdun.dicom.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.codec.FrameIndex;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DataSetBuilder;
import io.yingdun.dicom.io.DataSetReader;
import io.yingdun.dicom.io.DataSetWriter;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.DicomInput;
import io.yingdun.dicom.io.Encoding;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.json.DicomJsonWriter;
import io.yingdun.dicom.json.DicomJsonWriter.CharacterSetValue;
import io.yingdun.dicom.testkit.Fuzzing;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Coverage-guided fuzzing of files; see {@link Fuzzing}. */
public final class DicomFileFuzz {

    static final ReadLimits LIMITS = new ReadLimits(64, 200_000, 1 << 24, 1 << 26, 1 << 26);
    private static final JsonFactory JSON = new JsonFactory();

    private DicomFileFuzz() {}

    /** Whatever the bytes are: a data set or a typed exception, and a data set can be printed, written and read again. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        DicomFile file = new DicomFileReader(LIMITS).salvage(DicomInput.of(bytes), LoadPolicy.ALL);
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            new DicomJsonWriter((element, region) -> "urn:x", CharacterSetValue.UTF_8).write(file.dataSet(), json);
        }
        text.append(file.dataSet().toString());
        try {
            FrameIndex.of(file, null);
        } catch (DicomException e) {
            // a data set without frames is as good as any here
        }
        ByteArrayOutputStream written = new ByteArrayOutputStream();
        new DataSetWriter(written, BulkSource.none()).write(file.dataSet(), Encoding.EXPLICIT_LITTLE);
        if (file.failure() == null && file.findings().isEmpty()) {
            DataSetBuilder again = new DataSetBuilder(LoadPolicy.ALL);
            new DataSetReader(DicomInput.of(written.toByteArray()), LIMITS, again).read(Encoding.EXPLICIT_LITTLE);
            assertThat(again.dataSet().size()).isEqualTo(file.dataSet().size());
        }
    }
}
