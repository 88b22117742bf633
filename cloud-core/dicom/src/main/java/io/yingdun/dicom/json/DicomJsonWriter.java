package io.yingdun.dicom.json;

import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.data.BulkElement;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementValues;
import io.yingdun.dicom.data.FragmentsElement;
import io.yingdun.dicom.data.Item;
import io.yingdun.dicom.data.PersonName;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.data.ValueElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.Tags;
import io.yingdun.dicom.dictionary.VR;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/**
 * Writes data sets as DICOM JSON model objects (PS3.18 F.2). Group lengths are left out, text is Unicode. DS, IS, SV and UV
 * become JSON numbers where a reader with IEEE doubles gets the very same value and spelling back, else strings (note to
 * table F.2.3-1). The standard has no word for floats that are no number: they become the strings NaN, Infinity, -Infinity.
 */
public final class DicomJsonWriter {

    /** What (0008,0005) says in the JSON. */
    public enum CharacterSetValue {
        /** As in the data set: for showing what is stored. */
        AS_STORED,
        /** ISO_IR 192 wherever it is present, which is what the JSON is in: for interchange. */
        UTF_8
    }

    private static final long LARGEST_EXACT_INTEGER = 1L << 53;

    private final BulkDataLocator locator;
    private final CharacterSetValue characterSetValue;

    public DicomJsonWriter(BulkDataLocator locator, CharacterSetValue characterSetValue) {
        this.locator = locator;
        this.characterSetValue = characterSetValue;
    }

    /** One object; the generator is left open and not flushed. */
    public void write(DataSet dataSet, JsonGenerator json) {
        SpecificCharacterSet characterSet = dataSet.characterSet();
        json.writeStartObject();
        for (DataElement element : dataSet) {
            if (!Tags.isGroupLength(element.tag())) {
                json.writeName(Tags.hex(element.tag()));
                json.writeStartObject();
                json.writeStringProperty("vr", jsonVR(element).name());
                if (!element.isEmpty()) {
                    value(element, characterSet, json);
                }
                json.writeEndObject();
            }
        }
        json.writeEndObject();
    }

    /** An UN of undefined length is a sequence of which the writer did not know the VR (PS3.5 §6.2.2). */
    private static VR jsonVR(DataElement element) {
        return element instanceof SequenceElement ? VR.SQ : element.vr();
    }

    private void value(DataElement element, SpecificCharacterSet characterSet, JsonGenerator json) {
        if (element instanceof SequenceElement sequence) {
            json.writeName("Value");
            json.writeStartArray();
            for (Item item : sequence.items()) {
                write(item.dataSet(), json);
            }
            json.writeEndArray();
        } else if (element instanceof BulkElement bulk) {
            json.writeStringProperty("BulkDataURI", locator.uriOf(bulk, bulk.region()));
        } else if (element instanceof FragmentsElement fragments) {
            json.writeStringProperty("BulkDataURI", locator.uriOf(fragments, fragments.region()));
        } else if (element instanceof ValueElement value) {
            if (value.vr().isByteStream()) {
                json.writeName("InlineBinary");
                json.writeBinary(value.value());
            } else {
                values(value, characterSet, json);
            }
        }
    }

    private void values(ValueElement element, SpecificCharacterSet characterSet, JsonGenerator json) {
        VR vr = element.vr();
        if (element.tag() == Tag.SpecificCharacterSet && vr == VR.CS && characterSetValue == CharacterSetValue.UTF_8) {
            json.writeName("Value");
            json.writeStartArray().writeString("ISO_IR 192").writeEndArray();
            return;
        }
        boolean numbers = vr.isBinaryNumber() && vr != VR.AT;
        List<?> values = numbers ? ElementValues.numbers(element) : ElementValues.strings(element, characterSet);
        if (values.isEmpty() || values.size() == 1 && "".equals(values.get(0))) {
            return;
        }
        json.writeName("Value");
        json.writeStartArray();
        for (Object value : values) {
            if (value instanceof Number number) {
                number(vr, number, json);
            } else {
                text(vr, (String) value, json);
            }
        }
        json.writeEndArray();
    }

    private static void number(VR vr, Number number, JsonGenerator json) {
        if (number instanceof Float || number instanceof Double) {
            if (!Double.isFinite(number.doubleValue())) {
                json.writeString(number.toString());
            } else if (number instanceof Float single) {
                json.writeNumber(single);
            } else {
                json.writeNumber(number.doubleValue());
            }
            return;
        }
        long value = number.longValue();
        boolean exact = Math.abs(value) <= LARGEST_EXACT_INTEGER && value != Long.MIN_VALUE;
        if (exact && (vr != VR.UV || value >= 0)) {
            json.writeNumber(value);
        } else {
            json.writeString(vr == VR.UV ? Long.toUnsignedString(value) : Long.toString(value));
        }
    }

    private static void text(VR vr, String value, JsonGenerator json) {
        if (value.isEmpty()) {
            json.writeNull();
        } else if (vr == VR.PN) {
            personName(PersonName.parse(value), json);
        } else if ((vr == VR.DS || vr == VR.IS) && DecimalText.survivesAsNumber(value)) {
            json.writeNumber(value);
        } else {
            json.writeString(value);
        }
    }

    private static void personName(PersonName name, JsonGenerator json) {
        if (name.isEmpty()) {
            json.writeNull();
            return;
        }
        json.writeStartObject();
        group("Alphabetic", name.alphabetic(), json);
        group("Ideographic", name.ideographic(), json);
        group("Phonetic", name.phonetic(), json);
        json.writeEndObject();
    }

    private static void group(String member, String group, JsonGenerator json) {
        if (!group.isEmpty()) {
            json.writeStringProperty(member, group);
        }
    }
}
