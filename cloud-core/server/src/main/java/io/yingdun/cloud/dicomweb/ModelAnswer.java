package io.yingdun.cloud.dicomweb;

import io.yingdun.dicom.data.BulkElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.json.DicomJsonReader;
import io.yingdun.dicom.xml.NativeModelWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** An answer of many data sets: one array of DICOM JSON, or one part of XML for each (PS3.18 §8.7.3.2), as they come. */
abstract class ModelAnswer implements AutoCloseable {

    static ModelAnswer to(HttpServletResponse response, ModelForm form) throws IOException {
        return form == ModelForm.JSON ? new Json(response) : new Xml(response);
    }

    /** A data set without bulk data. */
    abstract void add(DataSet dataSet) throws IOException;

    /** A data set that is DICOM JSON already, with its references to bulk data. */
    abstract void add(String dicomJson) throws IOException;

    @Override
    public abstract void close() throws IOException;

    private static final class Json extends ModelAnswer {

        private final JsonGenerator json;

        Json(HttpServletResponse response) throws IOException {
            json = ResultJson.to(response);
            json.writeStartArray();
        }

        @Override
        void add(DataSet dataSet) {
            ResultJson.write(dataSet, json);
        }

        @Override
        void add(String dicomJson) {
            json.writeRawValue(dicomJson);
        }

        @Override
        public void close() {
            json.writeEndArray();
            json.close();
        }
    }

    private static final class Xml extends ModelAnswer {

        private static final int BUFFER = 64 * 1024;

        private final MultipartWriter parts = new MultipartWriter(ModelForm.XML.mediaType());
        private final OutputStream out;

        Xml(HttpServletResponse response) throws IOException {
            response.setContentType(parts.contentType());
            out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        }

        @Override
        void add(DataSet dataSet) throws IOException {
            part(dataSet, List.of());
        }

        @Override
        void add(String dicomJson) throws IOException {
            BulkReferences references = new BulkReferences();
            DataSet dataSet = new DicomJsonReader(references)
                    .read(new ByteArrayInputStream(dicomJson.getBytes(StandardCharsets.UTF_8)))
                    .get(0);
            List<String> uris = new ArrayList<>();
            references.replaceIn(dataSet, (reference, uri) -> {
                uris.add(uri);
                return new BulkElement(reference.tag(), reference.vr(), new FileRegion(uris.size() - 1L, 1));
            });
            part(dataSet, uris);
        }

        private void part(DataSet dataSet, List<String> uris) throws IOException {
            parts.startPart(out, ModelForm.XML.mediaType(), -1);
            new NativeModelWriter((element, region) -> uris.get((int) region.offset())).write(dataSet, out);
        }

        @Override
        public void close() throws IOException {
            parts.finish(out);
            out.flush();
        }
    }
}
