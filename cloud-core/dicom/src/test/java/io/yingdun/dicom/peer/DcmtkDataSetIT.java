package io.yingdun.dicom.peer;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.charset.SpecificCharacterSet;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementValues;
import io.yingdun.dicom.data.SequenceElement;
import io.yingdun.dicom.data.ValueElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.Tags;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.json.DicomJsonException;
import io.yingdun.dicom.json.DicomJsonReader;
import io.yingdun.dicom.testkit.Dcmtk;
import io.yingdun.dicom.testkit.SampleFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What DCMTK writes as DICOM JSON is read, and is the data set that we read; {@code DcmtkDumpIT} compares values exactly. */
class DcmtkDataSetIT {

    private final List<String> differences = new ArrayList<>();

    @TempDir
    private Path folder = Path.of("");

    @Test
    void readsTheSameTagsAndValuesAsDcmtk() throws IOException, InterruptedException {
        Dcmtk.assumeInstalled();
        Path json = folder.resolve("dcmtk.json");
        int compared = 0;
        for (Path file : oneOfEachSeries()) {
            DicomFile ours = new DicomFileReader(ReadLimits.DEFAULT).salvage(file, LoadPolicy.ALL);
            if (ours.failure() == null && Dcmtk.run(json, "dcm2json", "-q", file.toString()) == 0) {
                Optional<DataSet> theirs = parse(json);
                theirs.ifPresent(dataSet -> compare(file.getFileName().toString(), ours.dataSet(), dataSet));
                compared += theirs.isPresent() ? 1 : 0;
            }
        }
        assertThat(differences).isEmpty();
        assertThat(compared).isGreaterThan(120);
    }

    private static List<Path> oneOfEachSeries() {
        return SampleFiles.all().stream()
                .filter(file -> !file.toString().matches(".*(mr-head|pet-ct).*(?<!001)\\.dcm"))
                .toList();
    }

    /** Empty where DCMTK could not convert a character set of ISO 2022 and wrote bytes that are no JSON. */
    private static Optional<DataSet> parse(Path json) throws IOException {
        try (InputStream in = Files.newInputStream(json)) {
            return Optional.of(new DicomJsonReader(uri -> new byte[0]).read(in).get(0));
        } catch (DicomJsonException e) {
            return Optional.empty();
        }
    }

    private void compare(String where, DataSet ours, DataSet theirs) {
        for (DataElement element : ours) {
            if (!Tags.isGroupLength(element.tag()) && element.tag() != Tag.SpecificCharacterSet) {
                compare(where + Tags.format(element.tag()), element, theirs.get(element.tag()), ours.characterSet());
            }
        }
        for (DataElement element : theirs) {
            if (!ours.contains(element.tag()) && element.tag() != Tag.SpecificCharacterSet) {
                differences.add(where + ": only DCMTK has " + element);
            }
        }
    }

    private void compare(
            String where, DataElement ours, @Nullable DataElement theirs, SpecificCharacterSet characterSet) {
        if (theirs == null) {
            differences.add(where + " only we have");
        } else if (ours instanceof SequenceElement sequence && theirs instanceof SequenceElement others) {
            if (sequence.items().size() != others.items().size()) {
                differences.add(where + " has other numbers of items");
                return;
            }
            for (int i = 0; i < sequence.items().size(); i++) {
                compare(
                        where + '[' + (i + 1) + ']',
                        sequence.items().get(i).dataSet(),
                        others.items().get(i).dataSet());
            }
        } else if (ours instanceof ValueElement value && theirs instanceof ValueElement other) {
            // DCMTK knows private elements by its own dictionary, where the file does not state their VR
            boolean unknown = Tags.isPrivate(ours.tag()) && ours.vr() == VR.UN && other.vr() != VR.UN;
            if (!unknown && !same(value, other, characterSet)) {
                differences.add(where + ' ' + value + " is not " + other);
            }
        }
    }

    private static boolean same(ValueElement ours, ValueElement theirs, SpecificCharacterSet characterSet) {
        if (ours.vr() != theirs.vr()) {
            return false;
        }
        if (ours.vr().isByteStream()) {
            int length = Math.min(ours.value().length, theirs.value().length);
            return theirs.value().length - ours.value().length <= 1
                    && Arrays.equals(ours.value(), 0, length, theirs.value(), 0, length);
        }
        List<String> values = normal(ElementValues.strings(ours, characterSet));
        List<String> others = normal(ElementValues.strings(theirs, SpecificCharacterSet.UTF_8));
        return values.equals(others);
    }

    /** DCMTK drops trailing "^" of names, writes numbers anew (-0 as 0), and keeps blanks that mean nothing. */
    private static List<String> normal(List<String> values) {
        List<String> normal = new ArrayList<>();
        for (String value : values) {
            String text = value.replaceAll("[\\^=\\s]+$", "").strip();
            try {
                text = Float.toString(Float.parseFloat(text) + 0f);
            } catch (NumberFormatException e) {
                text = text.replace(" ", "");
            }
            normal.add(text);
        }
        while (!normal.isEmpty() && normal.get(normal.size() - 1).isEmpty()) {
            normal.remove(normal.size() - 1);
        }
        return normal;
    }
}
