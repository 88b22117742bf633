package io.yingdun.dicom.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.json.DicomJsonReader;
import io.yingdun.dicom.testkit.Dcmtk;
import io.yingdun.dicom.testkit.DcmtkDump;
import io.yingdun.dicom.testkit.SampleFiles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** {@code dicom dump} says what {@code dcmdump} says, of every sample file: tags, VRs, items and values. */
class DcmtkDumpIT {

    private static final Pattern REGION = Pattern.compile("\\?offset=(\\d+)&length=(\\d+)");

    /** Of the slices of a series, but for the first, values above 64 KiB are compared by their length. */
    private static final Pattern FURTHER_SLICE = Pattern.compile(".*(mr-head|pet-ct).*(?<!001)\\.dcm");

    private final Map<Path, String> lines = new HashMap<>();
    private final DumpComparison comparison = new DumpComparison();
    private final List<String> onlyOurs = new ArrayList<>();
    private final List<String> onlyTheirs = new ArrayList<>();
    private int compared;

    @Test
    void saysTheSameAsDcmdump() throws IOException {
        Dcmtk.assumeInstalled();
        List<Path> files = SampleFiles.all();
        dump(files);
        DcmtkDump.forEach(select(files, false), List.of("+M"), this::compare);
        DcmtkDump.forEach(select(files, true), List.of("-M", "+R", "64"), this::compare);
        assertThat(lines).as("files without an answer of dcmdump").isEmpty();
        // One says that its pixels are compressed, and they are not; the other's records are in a wrong place.
        assertThat(onlyOurs).containsExactly("SC_rgb_jpeg.dcm");
        assertThat(onlyTheirs).containsExactly("DICOMDIR-nooffset");
        assertThat(comparison.differences()).isEmpty();
        assertThat(compared).isGreaterThan(650);
    }

    private static List<Path> select(List<Path> files, boolean furtherSlices) {
        return files.stream()
                .filter(file -> FURTHER_SLICE.matcher(file.toString()).matches() == furtherSlices)
                .toList();
    }

    /** All files by one command. */
    private void dump(List<Path> files) {
        List<String> arguments = new ArrayList<>(List.of("dump", "--file-meta"));
        files.forEach(file -> arguments.add(file.toString()));
        List<String> each =
                CliRun.of(arguments.toArray(String[]::new)).out().lines().toList();
        assertThat(each).hasSameSizeAs(files);
        for (int i = 0; i < files.size(); i++) {
            lines.put(files.get(i), each.get(i));
        }
    }

    private void compare(Path file, Map<Integer, DcmtkDump.Element> theirs) {
        String line = lines.remove(file);
        boolean refused = line.startsWith("{\"file\":");
        String name = file.getFileName().toString();
        if (refused || theirs.isEmpty()) {
            if (refused && !theirs.isEmpty()) {
                onlyTheirs.add(name);
            } else if (!refused) {
                onlyOurs.add(name);
            }
            return;
        }
        compared++;
        try {
            DicomFile header = new DicomFileReader(ReadLimits.DEFAULT).read(file, LoadPolicy.HEADER);
            header.fileMetaInformation().forEach(header.dataSet()::put);
            BulkSource source = BulkSource.of(file, header, ReadLimits.DEFAULT);
            DataSet ours = new DicomJsonReader(uri -> bytes(uri, source))
                    .read(new ByteArrayInputStream(line.getBytes(StandardCharsets.UTF_8)))
                    .get(0);
            comparison.compare(name, ours, header, theirs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What a BulkDataURI of the dump names. */
    private static byte[] bytes(String uri, BulkSource source) throws IOException {
        Matcher region = REGION.matcher(uri);
        assertThat(region.find()).as(uri).isTrue();
        int length = Integer.parseInt(region.group(2));
        try (InputStream in = source.open(new FileRegion(Long.parseLong(region.group(1)), length))) {
            return in.readNBytes(length);
        }
    }
}
