package io.yingdun.cloud.dimse;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.cloud.RunningCloud;
import io.yingdun.cloud.ingest.Expectation;
import io.yingdun.cloud.ingest.Ingest;
import io.yingdun.cloud.testkit.Sender;
import io.yingdun.cloud.testkit.TestInstance;
import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.FragmentsElement;
import io.yingdun.dicom.data.ValueElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.testkit.Dcmtk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A running archive, and DCMTK's programs as the peer {@code DCMTK}. */
abstract class DcmtkPeer extends RunningCloud {

    @TempDir
    protected Path folder = Path.of("");

    @Autowired
    private Ingest ingest;

    @BeforeEach
    void needsDcmtk() {
        Dcmtk.assumeInstalled();
    }

    /** Runs a program against the archive. */
    protected final Dcmtk.Outcome ask(String program, String... words) throws IOException, InterruptedException {
        return askAs("DCMTK", program, words);
    }

    protected final Dcmtk.Outcome askAs(String aeTitle, String program, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(program, "-v", "-aet", aeTitle, "-aec", "YINGDUN"));
        command.addAll(List.of(words));
        List<String> address = List.of("localhost", Integer.toString(dicomPort()));
        if (program.equals("storescu")) {
            command.addAll(command.size() - 1, address);
        } else {
            command.addAll(address);
        }
        return Dcmtk.run(command.toArray(String[]::new));
    }

    /** Straight into the archive. */
    protected final void archive(TestInstance... instances) {
        for (TestInstance instance : instances) {
            assertThat(new Sender(ingest)
                            .send(instance.file(), Expectation.NONE)
                            .accepted())
                    .isTrue();
        }
    }

    protected final Path file(TestInstance instance) throws IOException {
        return Files.write(folder.resolve(instance.sopUid() + ".dcm"), instance.file());
    }

    protected final Path subfolder(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    protected static DicomFile read(Path file) throws IOException {
        return new DicomFileReader(ReadLimits.DEFAULT).read(file, LoadPolicy.ALL);
    }

    protected static String uid(DicomFile file, int tag) {
        return file.dataSet().string(tag).orElseThrow();
    }

    /** The bytes of the pixel data: of each fragment, or of the one native value. */
    protected static List<byte[]> pixels(DicomFile file) {
        DataElement element = file.dataSet().get(Tag.PixelData);
        if (element instanceof FragmentsElement fragments) {
            return fragments.contents();
        }
        if (element instanceof ValueElement value) {
            return List.of(value.value());
        }
        throw new AssertionError("no pixel data: " + element);
    }

    protected static List<DataSet> dataSets(Path folder) throws IOException {
        List<DataSet> dataSets = new ArrayList<>();
        for (Path file : Dcmtk.filesIn(folder)) {
            dataSets.add(read(file).dataSet());
        }
        return dataSets;
    }
}
