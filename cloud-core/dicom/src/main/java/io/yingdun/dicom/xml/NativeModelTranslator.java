package io.yingdun.dicom.xml;

import io.yingdun.dicom.dictionary.Tags;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import tools.jackson.core.JsonGenerator;

/** Translates one document of the Native DICOM Model into a DICOM JSON object while it streams by. */
final class NativeModelTranslator {

    static final int MAXIMUM_DEPTH = 64;

    /** Values that are left out between two others: each would be made a backslash. */
    private static final int MOST_OMITTED = 64;

    /** Of a whole document: what is left out costs its sender nothing. */
    private static final int MOST_OMITTED_OF_ALL = 10_000;

    private final XMLStreamReader xml;
    private final JsonGenerator json;
    private int omittedOfAll;

    NativeModelTranslator(XMLStreamReader xml, JsonGenerator json) {
        this.xml = xml;
        this.json = json;
    }

    void document() throws XMLStreamException, DicomXmlException {
        if (!nextElement() || !xml.getLocalName().equals("NativeDicomModel")) {
            throw fault("no NativeDicomModel");
        }
        json.writeStartObject();
        attributes(1);
        json.writeEndObject();
        while (xml.hasNext()) {
            next();
        }
    }

    /** Up to the end of the element that holds them. */
    private void attributes(int depth) throws XMLStreamException, DicomXmlException {
        if (depth > MAXIMUM_DEPTH) {
            throw fault("items deeper than " + MAXIMUM_DEPTH);
        }
        while (nextElement()) {
            if (!xml.getLocalName().equals("DicomAttribute")) {
                throw fault("a " + xml.getLocalName() + " where a DicomAttribute is expected");
            }
            String tag = required("tag");
            if (Tags.parse(tag).isEmpty()) {
                throw fault("no tag of eight hexadecimal digits");
            }
            json.writeName(tag);
            json.writeStartObject();
            json.writeStringProperty("vr", required("vr"));
            value(depth);
            json.writeEndObject();
        }
    }

    /** The children of a DicomAttribute, all of one kind (PS3.19 table A.1.5-2). */
    private void value(int depth) throws XMLStreamException, DicomXmlException {
        String kind = "";
        int values = 0;
        while (nextElement()) {
            String name = xml.getLocalName();
            if (kind.isEmpty() && !isSingle(name)) {
                json.writeName("Value");
                json.writeStartArray();
            } else if (!kind.isEmpty() && (!kind.equals(name) || isSingle(kind))) {
                throw fault("a " + name + " after a " + kind);
            }
            kind = name;
            switch (name) {
                case "Value" -> {
                    values = omitted(values);
                    json.writeString(text());
                }
                case "PersonName" -> {
                    values = omitted(values);
                    personName();
                }
                case "Item" -> {
                    json.writeStartObject();
                    attributes(depth + 1);
                    json.writeEndObject();
                }
                case "InlineBinary" -> json.writeStringProperty("InlineBinary", text().replaceAll("\\s", ""));
                case "BulkData" -> {
                    json.writeStringProperty("BulkDataURI", required("uri"));
                    text();
                }
                default -> throw fault("an unknown " + name);
            }
        }
        if (!kind.isEmpty() && !isSingle(kind)) {
            json.writeEndArray();
        }
    }

    private static boolean isSingle(String kind) {
        return kind.equals("InlineBinary") || kind.equals("BulkData");
    }

    /** Writes the empty values that the number of this one says were left out. @return its number */
    private int omitted(int before) throws DicomXmlException {
        String text = required("number");
        int number = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (number <= before || number > before + 1 + MOST_OMITTED) {
            throw fault("value " + text + " after value " + before);
        }
        omittedOfAll += number - before - 1;
        if (omittedOfAll > MOST_OMITTED_OF_ALL) {
            throw fault("more than " + MOST_OMITTED_OF_ALL + " values left out");
        }
        for (int empty = before + 1; empty < number; empty++) {
            json.writeNull();
        }
        return number;
    }

    private void personName() throws XMLStreamException, DicomXmlException {
        json.writeStartObject();
        while (nextElement()) {
            String group = xml.getLocalName();
            List<String> components = new ArrayList<>(Collections.nCopies(NameComponents.ELEMENTS.size(), ""));
            while (nextElement()) {
                int component = NameComponents.ELEMENTS.indexOf(xml.getLocalName());
                if (component < 0) {
                    throw fault("an unknown " + xml.getLocalName());
                }
                components.set(component, text());
            }
            json.writeStringProperty(group, String.join("^", components).replaceAll("\\^+$", ""));
        }
        json.writeEndObject();
    }

    private String text() throws XMLStreamException, DicomXmlException {
        StringBuilder text = new StringBuilder();
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                throw fault("a " + xml.getLocalName() + " inside of a text");
            }
            if (xml.isCharacters()) {
                text.append(xml.getText());
            }
        }
        return text.toString();
    }

    private String required(String attribute) throws DicomXmlException {
        String value = xml.getAttributeValue(null, attribute);
        if (value == null) {
            throw fault("a " + xml.getLocalName() + " without " + attribute);
        }
        return value;
    }

    /** @return false at the end of the element around it */
    private boolean nextElement() throws XMLStreamException, DicomXmlException {
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            if (event == XMLStreamConstants.START_ELEMENT) {
                return true;
            }
            if (xml.isCharacters() && !xml.isWhiteSpace()) {
                throw fault("text between elements");
            }
        }
        return false;
    }

    private int next() throws XMLStreamException, DicomXmlException {
        int event = xml.next();
        if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
            throw fault("a document type or an entity, which are not read");
        }
        return event;
    }

    private DicomXmlException fault(String detail) {
        return new DicomXmlException(xml.getLocation().getCharacterOffset(), detail);
    }
}
