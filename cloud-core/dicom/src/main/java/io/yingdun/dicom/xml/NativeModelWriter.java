package io.yingdun.dicom.xml;

import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.data.BulkElement;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementValues;
import io.yingdun.dicom.data.FragmentsElement;
import io.yingdun.dicom.data.Item;
import io.yingdun.dicom.data.PersonName;
import io.yingdun.dicom.data.PrivateBlocks;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.data.ValueElement;
import io.yingdun.dicom.dictionary.Dictionary;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.Tags;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.json.BulkDataLocator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/**
 * Writes data sets as documents of the Native DICOM Model (PS3.19 A.1.6), in UTF-8, element by element. (0008,0005) says
 * ISO_IR 192 wherever it is present, which is what the document is in. Characters that XML cannot hold become U+FFFD.
 */
public final class NativeModelWriter {

    static final String NAMESPACE = "http://dicom.nema.org/PS3.19/models/NativeDICOM";

    private final BulkDataLocator locator;

    public NativeModelWriter(BulkDataLocator locator) {
        this.locator = locator;
    }

    /** One document; the stream is flushed and left open. */
    public void write(DataSet dataSet, OutputStream out) throws IOException {
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("NativeDicomModel");
            xml.writeDefaultNamespace(NAMESPACE);
            xml.writeAttribute("xml:space", "preserve");
            attributes(dataSet, xml);
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void attributes(DataSet dataSet, XMLStreamWriter xml) throws XMLStreamException {
        PrivateBlocks blocks = new PrivateBlocks(dataSet);
        for (DataElement element : dataSet) {
            if (Tags.isGroupLength(element.tag())) {
                continue;
            }
            VR vr = element instanceof SequenceElement ? VR.SQ : element.vr();
            xml.writeStartElement("DicomAttribute");
            xml.writeAttribute("tag", Tags.hex(element.tag()));
            xml.writeAttribute("vr", vr.name());
            String keyword = Dictionary.standard().keywordOf(element.tag());
            if (!keyword.isEmpty()) {
                xml.writeAttribute("keyword", keyword);
            }
            if (!Tags.isPrivateCreator(element.tag())) {
                String creator = blocks.creatorOf(element.tag()).orElse("");
                if (!creator.isEmpty()) {
                    xml.writeAttribute("privateCreator", printable(creator));
                }
            }
            if (!element.isEmpty()) {
                value(element, dataSet.characterSet(), xml);
            }
            xml.writeEndElement();
        }
    }

    private void value(DataElement element, SpecificCharacterSet characterSet, XMLStreamWriter xml)
            throws XMLStreamException {
        if (element instanceof SequenceElement sequence) {
            int number = 1;
            for (Item item : sequence.items()) {
                xml.writeStartElement("Item");
                xml.writeAttribute("number", Integer.toString(number++));
                attributes(item.dataSet(), xml);
                xml.writeEndElement();
            }
        } else if (element instanceof BulkElement bulk) {
            bulk(locator.uriOf(bulk, bulk.region()), xml);
        } else if (element instanceof FragmentsElement fragments) {
            bulk(locator.uriOf(fragments, fragments.region()), xml);
        } else if (element instanceof ValueElement value) {
            if (value.vr().isByteStream()) {
                xml.writeStartElement("InlineBinary");
                xml.writeCharacters(Base64.getEncoder().encodeToString(value.value()));
                xml.writeEndElement();
            } else {
                values(value, characterSet, xml);
            }
        }
    }

    private static void bulk(String uri, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeEmptyElement("BulkData");
        xml.writeAttribute("uri", uri);
    }

    /** An empty value among others keeps its number by being left out (PS3.19 table A.1.5-2). */
    private static void values(ValueElement element, SpecificCharacterSet characterSet, XMLStreamWriter xml)
            throws XMLStreamException {
        List<String> values = element.tag() == Tag.SpecificCharacterSet
                ? List.of("ISO_IR 192")
                : ElementValues.strings(element, characterSet);
        int number = 0;
        for (String value : values) {
            number++;
            if (value.isEmpty()) {
                continue;
            }
            xml.writeStartElement(element.vr() == VR.PN ? "PersonName" : "Value");
            xml.writeAttribute("number", Integer.toString(number));
            if (element.vr() == VR.PN) {
                PersonName name = PersonName.parse(value);
                group("Alphabetic", name.alphabetic(), xml);
                group("Ideographic", name.ideographic(), xml);
                group("Phonetic", name.phonetic(), xml);
            } else {
                text(value, xml);
            }
            xml.writeEndElement();
        }
    }

    private static void group(String name, String group, XMLStreamWriter xml) throws XMLStreamException {
        if (group.isEmpty()) {
            return;
        }
        xml.writeStartElement(name);
        String[] components = group.split("\\^", -1);
        for (int i = 0; i < Math.min(components.length, NameComponents.ELEMENTS.size()); i++) {
            if (!components[i].isEmpty()) {
                xml.writeStartElement(NameComponents.ELEMENTS.get(i));
                text(components[i], xml);
                xml.writeEndElement();
            }
        }
        xml.writeEndElement();
    }

    /** A carriage return is written as a reference: a parser would make a line feed of it (XML 1.0 §2.11). */
    private static void text(String value, XMLStreamWriter xml) throws XMLStreamException {
        String[] lines = printable(value).split("\r", -1);
        for (int i = 0; i < lines.length; i++) {
            if (i > 0) {
                xml.writeEntityRef("#13");
            }
            xml.writeCharacters(lines[i]);
        }
    }

    /** XML 1.0 §2.2: most control characters cannot be written, not even as references. */
    private static String printable(String text) {
        if (text.codePoints().allMatch(NativeModelWriter::isCharacter)) {
            return text;
        }
        StringBuilder printable = new StringBuilder(text.length());
        text.codePoints().forEach(c -> printable.appendCodePoint(isCharacter(c) ? c : 0xFFFD));
        return printable.toString();
    }

    private static boolean isCharacter(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= 0x20 && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c >= 0x10000;
    }
}
