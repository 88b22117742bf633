package io.yingdun.stack.pacs;

import io.yingdun.stack.pacs.Scanner.Stack;
import io.yingdun.stack.process.StackException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A folder as a PACS keeps it, {@code YYYYMMDD/accession/SEn/IMnnnnn}: two chest CTs of one patient half a year apart, a
 * chest radiograph, a head MR, and the report of one of them as a text file named by its accession number.
 */
public final class DemonstrationPacs {

    /** Issuer of the sample patients' IDs. */
    public static final String ISSUER = "YINGDUN-DEMO";

    /** Accession number of the chest CT that has a report. */
    public static final String NEWER_CHEST = "CT20260309021";

    /** What the report of it says. */
    public static final String FINDINGS =
            "右肺上叶见一枚圆形实性结节,直径约 9 mm,边缘光整。余双肺纹理清晰,未见实变。心影大小正常。" + "双侧胸腔未见积液。所见肋骨、胸椎未见明确骨质破坏。";

    public static final String IMPRESSION = "右肺上叶实性结节,建议 3 个月后复查胸部 CT。";

    private static final String REPORT = """
            影盾示范医院 放射科 CT 检查报告
            检查号:%s    姓名:张伟    检查项目:胸部 CT 平扫

            影像所见:
            %s

            影像诊断:
            %s

            报告医师:示范医师甲    审核医师:示范医师乙    2026-03-09 10:42
            """;

    private static final Person ZHANG = new Person("D1001", "Zhang^Wei=张^伟", "19620417", "M");
    private static final Person LI = new Person("D1002", "Li^Na=李^娜", "19880903", "F");
    private static final Person WANG = new Person("D1003", "Wang^XiaoDong=王^小东", "19750126", "M");

    private static final Examination OLDER = examination(ZHANG, "CT20250908017", "20250908", "CT", "胸部 CT 平扫");
    private static final Examination NEWER = examination(ZHANG, NEWER_CHEST, "20260309", "CT", "胸部 CT 平扫");
    private static final Examination RADIOGRAPH = examination(LI, "DX20260309044", "20260309", "DX", "胸部正位 DR");
    private static final Examination HEAD = examination(WANG, "MR20260309008", "20260309", "MR", "头颅 MR 平扫");

    private DemonstrationPacs() {}

    /** Fills the folder once; one that is whole already is left alone, a half-made one is finished. */
    public static void ensure(Path folder) {
        Path whole = folder.resolve(".whole");
        if (Files.exists(whole)) {
            return;
        }
        try {
            Files.createDirectories(folder);
            chest(folder, OLDER, 24, 60);
            chest(folder, NEWER, 31, 160);
            new Scanner(files(folder, RADIOGRAPH))
                    .radiograph(Phantom.chest(7), 1, "胸部后前位", new Stack(-10, 1.4, 262, 262, 1.4), 2048);
            new Scanner(files(folder, HEAD)).mr(Phantom.head(), 1, "T1 轴位 3D", new Stack(0, 2, 96, 256, 0.9), 9);
            Files.writeString(
                    folder.resolve("20260309").resolve(NEWER_CHEST).resolve(NEWER_CHEST + ".txt"),
                    REPORT.formatted(NEWER_CHEST, FINDINGS, IMPRESSION),
                    StandardCharsets.UTF_8);
            Files.createFile(whole);
        } catch (IOException e) {
            throw new StackException("The sample studies cannot be written to " + folder + ": " + e.getMessage(), e);
        }
    }

    /** Study Instance UID of the newer chest CT. */
    public static String studyToShow() {
        return NEWER.uid();
    }

    /** All of them, as a RIS knows them too. */
    public static List<Examination> examinations() {
        return List.of(OLDER, NEWER, RADIOGRAPH, HEAD);
    }

    private static void chest(Path folder, Examination chest, long seed, int slices) throws IOException {
        Scanner scanner = new Scanner(files(folder, chest));
        Phantom body = Phantom.chest(seed);
        double spacing = 300.0 / slices;
        scanner.ct(body, 1, "胸部 轴位", new Stack(-10, spacing, slices, 512, 0.72), 14);
    }

    private static Examination examination(
            Person person, String accession, String date, String machine, String description) {
        return new Examination(
                person, accession, date, "093000", machine, description, machine.equals("DX") ? "普放" : "放射科");
    }

    private static ImageFiles files(Path folder, Examination examination) {
        return new ImageFiles(examination, folder.resolve(examination.date()).resolve(examination.accession()));
    }
}
