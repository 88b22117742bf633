package io.yingdun.dicom.fuzz;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.testkit.Fuzzing;
import io.yingdun.dicom.xml.DicomXmlException;
import io.yingdun.dicom.xml.NativeModelReader;
import io.yingdun.dicom.xml.NativeModelWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Coverage-guided fuzzing of the Native DICOM Model; see {@link Fuzzing}. */
public final class NativeModelFuzz {

    private static final int MOST_BYTES = 1 << 20;

    private NativeModelFuzz() {}

    /** Whatever the bytes are: a data set that can be written again, or a typed exception. */
    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        try {
            write(new NativeModelReader(uri -> new byte[4], MOST_BYTES).read(new ByteArrayInputStream(bytes)));
        } catch (DicomXmlException e) {
            // what is no such document is meant to give
        }
    }

    static byte[] write(DataSet dataSet) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new NativeModelWriter((element, region) -> "urn:x").write(dataSet, out);
        return out.toByteArray();
    }
}
