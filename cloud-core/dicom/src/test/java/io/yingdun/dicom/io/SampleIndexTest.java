package io.yingdun.dicom.io;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.testkit.SampleFiles;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the sample folder's INDEX.md says of each file, made with another toolkit, against what we read. */
class SampleIndexTest {

    private static final Pattern ROW = Pattern.compile(
            "\\| (\\S+) \\| (\\d+) \\| (\\S*) \\| (\\d*)x(\\d*)(?: x(\\d+))? \\| (.+?) \\| (\\d*) bit ?(.*?) \\| (.*) \\|");
    private static final Map<String, String> SYNTAXES = Map.of(
            "Implicit VR Little Endian", "1.2.840.10008.1.2",
            "Explicit VR Little Endian", "1.2.840.10008.1.2.1",
            "Deflated Explicit VR Little Endian", "1.2.840.10008.1.2.1.99",
            "Explicit VR Big Endian", "1.2.840.10008.1.2.2",
            "RLE Lossless", "1.2.840.10008.1.2.5",
            "JPEG Baseline (Process 1)", "1.2.840.10008.1.2.4.50",
            "JPEG Extended (Process 2 and 4)", "1.2.840.10008.1.2.4.51",
            "JPEG 2000 Image Compression (Lossless Only)", "1.2.840.10008.1.2.4.90",
            "JPEG 2000 Image Compression", "1.2.840.10008.1.2.4.91",
            "JPEG-LS Lossless Image Compression", "1.2.840.10008.1.2.4.80");

    private final DicomFileReader reader = new DicomFileReader(ReadLimits.DEFAULT);

    @Test
    void readsWhatTheIndexSays() throws IOException {
        Path folder = SampleFiles.folder();
        List<String> differences = new ArrayList<>();
        int checked = 0;
        for (String line : Files.readAllLines(folder.resolve("INDEX.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                for (Path file : files(folder, row.group(1))) {
                    compare(file, row, differences);
                    checked++;
                }
            }
        }
        assertThat(differences).isEmpty();
        assertThat(checked).isGreaterThan(600);
    }

    private void compare(Path file, Matcher row, List<String> differences) throws IOException {
        DicomFile dicom = reader.salvage(file, LoadPolicy.HEADER);
        DataSet dataSet = dicom.dataSet();
        String read = value(dataSet, Tag.Modality)
                + ' '
                + value(dataSet, Tag.Rows)
                + 'x'
                + value(dataSet, Tag.Columns)
                + ' '
                + value(dataSet, Tag.BitsStored)
                + ' '
                + value(dataSet, Tag.PhotometricInterpretation);
        String said = row.group(3) + ' ' + row.group(4) + 'x' + row.group(5) + ' ' + row.group(8) + ' ' + row.group(9);
        if (!read.equals(said)) {
            differences.add(file + ": read " + read + ", index " + said);
        }
        String frames = row.group(6);
        if (frames != null && !frames.equals(value(dataSet, Tag.NumberOfFrames))) {
            differences.add(file + ": frames " + value(dataSet, Tag.NumberOfFrames) + ", index " + frames);
        }
        String syntax = SYNTAXES.get(row.group(7));
        String stated =
                dicom.fileMetaInformation().string(Tag.TransferSyntaxUID).orElse("");
        if (syntax != null && !syntax.equals(stated)) {
            differences.add(file + ": " + stated + ", index " + syntax);
        }
    }

    private static String value(DataSet dataSet, int tag) {
        return dataSet.string(tag).orElse("");
    }

    private static List<Path> files(Path folder, String name) {
        if (!name.contains("*")) {
            return List.of(folder.resolve(name));
        }
        PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + folder.resolve(name));
        return SampleFiles.all().stream().filter(matcher::matches).toList();
    }
}
