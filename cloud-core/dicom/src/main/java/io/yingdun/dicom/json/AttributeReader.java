package io.yingdun.dicom.json;

import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.PersonName;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.dictionary.VR;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads one attribute object: {@code vr} and one of {@code Value}, {@code InlineBinary}, {@code BulkDataURI} (PS3.18 F.2.2).
 * JSON orders nothing, so a Value in front of its vr is kept as it came and made an element at the end.
 */
final class AttributeReader {

    /** Reads an item while the parser stands on its opening brace. */
    interface ItemReader {
        DataSet read(String path) throws IOException;
    }

    private final JsonParser parser;
    private final int tag;
    private final String path;
    private final BulkDataResolver resolver;
    private final List<String> values = new ArrayList<>();
    private final List<DataSet> items = new ArrayList<>();
    private @Nullable VR vr;
    private byte @Nullable [] bytes;
    private boolean unicode;

    AttributeReader(JsonParser parser, int tag, String path, BulkDataResolver resolver) {
        this.parser = parser;
        this.tag = tag;
        this.path = path;
        this.resolver = resolver;
    }

    /** A value has characters outside the default repertoire. */
    boolean hasUnicodeText() {
        return unicode;
    }

    DataElement read(ItemReader itemReader) throws IOException {
        parser.nextToken();
        DicomJsonReader.expect(parser, JsonToken.START_OBJECT, path);
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String member = parser.currentName();
            JsonToken token = parser.nextToken();
            switch (member) {
                case "vr" -> vr = vr(token);
                case "Value" -> value(token, itemReader);
                case "InlineBinary" -> {
                    DicomJsonReader.expect(parser, JsonToken.VALUE_STRING, path);
                    bytes = parser.getBinaryValue();
                }
                case "BulkDataURI" -> {
                    DicomJsonReader.expect(parser, JsonToken.VALUE_STRING, path);
                    bytes = resolver.resolve(parser.getString());
                }
                default -> parser.skipChildren();
            }
        }
        DicomJsonReader.expect(parser, JsonToken.END_OBJECT, path);
        return element();
    }

    private VR vr(JsonToken token) throws DicomJsonException {
        VR found = token == JsonToken.VALUE_STRING ? VR.ofName(parser.getString()) : null;
        if (found == null) {
            throw fault("no VR");
        }
        return found;
    }

    private void value(JsonToken token, ItemReader itemReader) throws IOException {
        if (token != JsonToken.START_ARRAY) {
            throw fault("Value is no array");
        }
        for (JsonToken next = parser.nextToken(); next != JsonToken.END_ARRAY; next = parser.nextToken()) {
            switch (next) {
                case VALUE_NULL -> values.add("");
                case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> values.add(parser.getString());
                case START_OBJECT -> object(itemReader);
                default -> throw fault("Value holds a " + next);
            }
        }
    }

    /** A person name or an item: {@code vr} tells, and where that comes later the first member does. */
    private void object(ItemReader itemReader) throws IOException {
        if (vr == null) {
            throw fault("Value with objects in front of vr");
        }
        if (vr == VR.PN) {
            values.add(personName());
        } else {
            items.add(itemReader.read(path + '[' + (items.size() + 1) + ']'));
        }
    }

    private String personName() throws IOException {
        String alphabetic = "";
        String ideographic = "";
        String phonetic = "";
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String group = parser.currentName();
            DicomJsonException noText = fault("a name component group is no text");
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                throw noText;
            }
            switch (group) {
                case "Alphabetic" -> alphabetic = parser.getString();
                case "Ideographic" -> ideographic = parser.getString();
                case "Phonetic" -> phonetic = parser.getString();
                default -> throw fault("no name component group: " + group);
            }
        }
        return new PersonName(alphabetic, ideographic, phonetic).toValue();
    }

    private DataElement element() throws DicomJsonException {
        VR known = vr;
        if (known == null) {
            throw fault("no vr");
        }
        if (known == VR.SQ ? !values.isEmpty() || bytes != null : !items.isEmpty()) {
            throw fault(known + " with the values of another VR");
        }
        try {
            if (known == VR.SQ) {
                return new SequenceElement(tag, items);
            }
            if (bytes != null) {
                return ElementFactory.bytes(tag, known, bytes);
            }
            if (known.isByteStream()) {
                return values.isEmpty() ? ElementFactory.bytes(tag, known, new byte[0]) : refuseValues();
            }
            return known.isText() ? text(known) : numbers(known);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw fault(known + " cannot hold this value");
        }
    }

    private DataElement refuseValues() throws DicomJsonException {
        throw fault("binary VR with Value");
    }

    private DataElement text(VR known) {
        List<String> texts = List.copyOf(values);
        unicode = known.usesCharacterSet()
                && texts.stream().anyMatch(text -> text.chars().anyMatch(c -> c > 0x7E || c == 0x1B));
        return values.isEmpty()
                ? ElementFactory.bytes(tag, known, new byte[0])
                : ElementFactory.text(tag, known, SpecificCharacterSet.UTF_8, texts);
    }

    private DataElement numbers(VR known) {
        Number[] numbers = new Number[values.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(known, values.get(i));
        }
        return ElementFactory.numbers(tag, known, numbers);
    }

    private static Number number(VR known, String text) {
        return switch (known) {
            case FL -> Float.parseFloat(text);
            case FD -> Double.parseDouble(text);
            case AT -> Integer.parseUnsignedInt(text, 16);
            case UV -> Long.parseUnsignedLong(text);
            default -> new BigDecimal(text).longValueExact();
        };
    }

    private DicomJsonException fault(String detail) {
        return DicomJsonReader.fault(parser, path, detail);
    }
}
