package io.yingdun.dicom.xml;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.json.BulkDataResolver;
import io.yingdun.dicom.json.DicomJsonException;
import io.yingdun.dicom.json.DicomJsonReader;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.CharConversionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads documents of the Native DICOM Model (PS3.19 A.1.6). The elements are translated, as they stream by, into DICOM JSON,
 * whose reader knows how each VR is made of text (PS3.18 annex F). A document type, an entity, a depth of more than
 * {@value NativeModelTranslator#MAXIMUM_DEPTH} or more bytes than allowed are refused.
 */
public final class NativeModelReader {

    private static final JsonFactory JSON = new JsonFactory();

    private final BulkDataResolver resolver;
    private final long maximumBytes;

    /** @param maximumBytes of a document */
    public NativeModelReader(BulkDataResolver resolver, long maximumBytes) {
        this.resolver = resolver;
        this.maximumBytes = maximumBytes;
    }

    /**
     * One document, to its end.
     *
     * @throws DicomXmlException when it is none
     */
    public DataSet read(InputStream document) throws IOException {
        ByteArrayOutputStream translated = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), translated)) {
            XMLStreamReader xml = factory().createXMLStreamReader(new Limited(document, maximumBytes));
            new NativeModelTranslator(xml, json).document();
        } catch (XMLStreamException e) {
            if (e.getNestedException() instanceof IOException cause && !(cause instanceof CharConversionException)) {
                throw cause;
            }
            throw new DicomXmlException(
                    e.getLocation() == null ? -1 : e.getLocation().getCharacterOffset(), "no well-formed XML");
        }
        try {
            return new DicomJsonReader(resolver)
                    .read(new ByteArrayInputStream(translated.toByteArray()))
                    .get(0);
        } catch (DicomJsonException e) {
            // Its place is one in the translation, which nobody has seen but for the attribute.
            throw new DicomXmlException(-1, e.detail() + " in " + e.tagPath());
        }
    }

    /** A new one for each document: the JDK's factory promises nothing to several threads. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    private static final class Limited extends FilterInputStream {

        private final long most;
        private long left;

        Limited(InputStream in, long most) {
            super(in);
            this.most = most;
            this.left = most;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            return next < 0 ? next : counted(1, next);
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            int got = super.read(target, offset, length);
            return got < 0 ? got : counted(got, got);
        }

        private int counted(int bytes, int result) throws DicomXmlException {
            left -= bytes;
            if (left < 0) {
                throw new DicomXmlException(most, "more bytes than the " + most + " that are read");
            }
            return result;
        }
    }
}
