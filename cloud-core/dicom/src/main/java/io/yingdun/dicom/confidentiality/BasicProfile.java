package io.yingdun.dicom.confidentiality;

import io.yingdun.dicom.confidentiality.ProfileTable.Action;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.Item;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.data.ValueElement;
import io.yingdun.dicom.dictionary.Dictionary;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.Tags;
import io.yingdun.dicom.dictionary.VR;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The Basic Application Level Confidentiality Profile with the Retain UIDs Option (PS3.15 §E.2, §E.3.9): UIDs stay, since they are
 * the addresses of what is shown. Beyond the table goes what may hold anything: private attributes, as the profile says itself,
 * attributes that the registry does not know, names of persons and free text that the table does not name, and overlays whole.
 *
 * <p>Pixels stay as they are: the profile asks for a person, or an option of its own (§E.3.1), where text is burnt into them.
 */
public final class BasicProfile {

    private static final String METHOD = "DICOM PS3.15 E.2 Basic Profile, Retain UIDs Option";
    private static final String DUMMY = "REMOVED";
    private static final Set<VR> ANYTHING = EnumSet.of(VR.PN, VR.LT, VR.ST, VR.UT);

    private BasicProfile() {}

    /** A data set without identity that says so (PS3.15 §E.1.1, step 6); the given one stays as it is. */
    public static DataSet of(DataSet dataSet) {
        return without(dataSet)
                .put(ElementFactory.text(Tag.PatientIdentityRemoved, "YES"))
                .put(ElementFactory.text(Tag.DeidentificationMethod, METHOD))
                .put(new SequenceElement(
                        Tag.DeidentificationMethodCodeSequence,
                        List.of(
                                code("113100", "Basic Application Confidentiality Profile"),
                                code("113110", "Retain UIDs Option"))));
    }

    /** Whether such a data set says what the object says in this attribute. */
    public static boolean keeps(int tag) {
        Dictionary dictionary = Dictionary.standard();
        VR vr = dictionary.vrOf(tag);
        return action(tag, vr == null ? VR.UN : vr) == null;
    }

    private static DataSet without(DataSet dataSet) {
        DataSet kept = new DataSet();
        kept.overrideCharacterSet(dataSet.characterSet());
        for (DataElement element : dataSet) {
            DataElement next = of(element);
            if (next != null) {
                kept.put(next);
            }
        }
        return kept;
    }

    private static @Nullable DataElement of(DataElement element) {
        Action action = action(element.tag(), element.vr());
        if (action == null) {
            return element instanceof SequenceElement sequence ? inEachItem(sequence) : element;
        }
        return switch (action) {
            case REMOVE -> null;
            case EMPTY -> empty(element);
            case DUMMY -> dummy(element);
        };
    }

    private static @Nullable Action action(int tag, VR vr) {
        if (Tags.isPrivate(tag)
                || Tags.isGroupLength(tag)
                || Dictionary.standard().entryOf(tag) == null) {
            return Action.REMOVE;
        }
        Action listed = ProfileTable.basic().of(tag);
        boolean overlay = (Tags.group(tag) & 0xFF00) == 0x6000;
        return listed == null && (overlay || ANYTHING.contains(vr)) ? Action.REMOVE : listed;
    }

    private static SequenceElement inEachItem(SequenceElement sequence) {
        return new SequenceElement(
                sequence.tag(),
                sequence.vr(),
                sequence.items().stream()
                        .map(item -> new Item(without(item.dataSet()), item.undefinedLength()))
                        .toList(),
                sequence.undefinedLength());
    }

    private static DataElement empty(DataElement element) {
        return element instanceof SequenceElement
                ? new SequenceElement(element.tag(), List.of())
                : new ValueElement(element.tag(), element.vr(), new byte[0]);
    }

    /** Sequences and bytes have no value that says nothing: they are emptied. */
    private static DataElement dummy(DataElement element) {
        VR vr = element.vr();
        return switch (vr) {
            case DA -> ElementFactory.text(element.tag(), "19000101");
            case TM -> ElementFactory.text(element.tag(), "000000");
            case DT -> ElementFactory.text(element.tag(), "19000101000000");
            case IS, DS -> ElementFactory.text(element.tag(), "0");
            case AE, CS, LO, LT, PN, SH, ST, UC, UT ->
                new ValueElement(
                        element.tag(),
                        vr,
                        ElementFactory.text(Tag.PatientName, DUMMY).value());
            default -> empty(element);
        };
    }

    private static DataSet code(String value, String meaning) {
        return new DataSet()
                .put(ElementFactory.text(Tag.CodeValue, value))
                .put(ElementFactory.text(Tag.CodingSchemeDesignator, "DCM"))
                .put(ElementFactory.text(Tag.CodeMeaning, meaning));
    }
}
