package io.yingdun.stack.pacs;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScannerTest {

    private static final Person PERSON = new Person("T1", "Wang^XiaoDong=王^小东", "19750126", "M");
    private static final Examination EXAMINATION =
            new Examination(PERSON, "CT1", "20260309", "093000", "CT", "胸部 CT 平扫", "放射科");

    @TempDir
    private Path folder;

    @Test
    void writesFilesWithoutAFindingWhoseTextIsGb18030() throws Exception {
        new Scanner(new ImageFiles(EXAMINATION, folder))
                .ct(Phantom.chest(1), 1, "轴位", new Scanner.Stack(0, 5, 3, 64, 6), 0);
        DicomFile second = new DicomFileReader(ReadLimits.DEFAULT).read(folder.resolve("SE1/IM00002"), LoadPolicy.ALL);
        assertThat(second.findings()).isEmpty();
        assertThat(second.dataSet().string(Tag.PatientName)).contains("Wang^XiaoDong=王^小东");
        assertThat(second.dataSet().strings(Tag.ImagePositionPatient)).last().isEqualTo("0.0000");
        assertThat(second.dataSet().string(Tag.StudyInstanceUID)).contains(EXAMINATION.uid());
    }

    @Test
    void uidsAreValidAndTheSameOnEveryMachine() {
        assertThat(EXAMINATION.uid()).matches("2\\.25\\.[1-9][0-9]{1,38}").isEqualTo(EXAMINATION.uid("study"));
        assertThat(EXAMINATION.uid("1/1")).isNotEqualTo(EXAMINATION.uid("1/2"));
    }
}
