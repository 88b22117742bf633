package io.yingdun.cloud.dicomweb;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.xml.NativeModelWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/**
 * An answer of many data sets: one array of DICOM JSON, or one part of XML for each (PS3.18 §8.7.3.2), as they come. It begins
 * with the first and is whole only when it was finished: one that fails before it has begun can still be told as a problem, and
 * one that fails later breaks off.
 */
abstract class ModelAnswer {

    static ModelAnswer to(HttpServletResponse response, ModelForm form) {
        return form == ModelForm.JSON ? new Json(response) : new Xml(response);
    }

    /** A data set without bulk data. */
    abstract void add(DataSet dataSet) throws IOException;

    /** A data set that is DICOM JSON already, with its references to bulk data. */
    abstract void add(String dicomJson) throws IOException;

    /** Says that this was all. */
    abstract void finish() throws IOException;

    private static final class Json extends ModelAnswer {

        private final HttpServletResponse response;
        private @Nullable JsonGenerator json;

        Json(HttpServletResponse response) {
            this.response = response;
        }

        private JsonGenerator begun() throws IOException {
            JsonGenerator present = json;
            if (present == null) {
                present = ResultJson.to(response);
                present.writeStartArray();
                json = present;
            }
            return present;
        }

        @Override
        void add(DataSet dataSet) throws IOException {
            ResultJson.write(dataSet, begun());
        }

        @Override
        void add(String dicomJson) throws IOException {
            begun().writeRawValue(dicomJson);
        }

        @Override
        void finish() throws IOException {
            begun().writeEndArray();
            begun().close();
        }
    }

    private static final class Xml extends ModelAnswer {

        private static final int BUFFER = 64 * 1024;

        private final MultipartWriter parts = new MultipartWriter(ModelForm.XML.mediaType());
        private final HttpServletResponse response;
        private @Nullable OutputStream out;

        Xml(HttpServletResponse response) {
            this.response = response;
        }

        private OutputStream begun() throws IOException {
            OutputStream present = out;
            if (present == null) {
                response.setContentType(parts.contentType());
                present = new BufferedOutputStream(response.getOutputStream(), BUFFER);
                out = present;
            }
            return present;
        }

        @Override
        void add(DataSet dataSet) throws IOException {
            part(new HeaderModel(dataSet, List.of()));
        }

        @Override
        void add(String dicomJson) throws IOException {
            part(HeaderModel.of(dicomJson));
        }

        private void part(HeaderModel model) throws IOException {
            parts.startPart(begun(), ModelForm.XML.mediaType(), -1);
            new NativeModelWriter((element, region) -> model.uriOf(region)).write(model.dataSet(), begun());
        }

        @Override
        void finish() throws IOException {
            parts.finish(begun());
            begun().flush();
        }
    }
}
