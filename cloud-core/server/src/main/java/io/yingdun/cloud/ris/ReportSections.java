package io.yingdun.cloud.ris;

import io.yingdun.cloud.report.ReportContent;
import io.yingdun.cloud.report.ReportStatus;
import io.yingdun.cloud.ris.Hl7Message.Part;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the OBX segments of one report say, sorted into findings and impression: by the observation's code or name where it has
 * one, else by the headings within the text.
 */
final class ReportSections {

    private enum Section {
        FINDINGS(
                // LOINC "Procedure findings", "Radiology Study observation"; PS3.16 annex D "Findings", "Finding".
                Set.of("59776-5", "18782-3", "121070", "121071", "GDT"),
                "检查所见|影像所见|影像表现|影像学表现|放射学表现|超声所见|描述|所见|findings?"),
        IMPRESSION(
                // LOINC "Radiology Imaging study [Impression]"; PS3.16 annex D "Impressions", "Impression".
                Set.of("19005-8", "121072", "121073", "IMP"),
                "诊断意见|检查意见|影像诊断|影像学诊断|放射学诊断|超声提示|检查结论|诊断结论|结论|诊断|印象|意见|impressions?|conclusions?"),
        OTHER(Set.of(), "(?!)");

        private final Set<String> codes;
        private final Pattern name;
        private final Pattern heading;

        Section(Set<String> codes, String names) {
            this.codes = codes;
            this.name = Pattern.compile(names, Pattern.CASE_INSENSITIVE);
            this.heading = Pattern.compile(
                    "\\s*[【\\[]?(?:" + names + ")(?:[】\\]]\\s*[:：]?|\\s*[:：])(?<rest>.*)|\\s*(?:" + names + ")\\s*",
                    Pattern.CASE_INSENSITIVE);
        }
    }

    /** OBX-11, HL7 table 0085: deleted, not asked for, sent wrongly. */
    private static final Set<String> NOT_SAID = Set.of("D", "N", "X", "W");

    private static final Set<String> TAKEN_BACK = Set.of("D", "W");

    private static final Set<String> TEXTS = Set.of("TX", "FT", "ST", "CE", "CWE", "");
    private static final String STUDY = "DICOM STUDY";

    private final Map<Section, StringBuilder> texts = new EnumMap<>(Section.class);
    private final Set<String> observers = new LinkedHashSet<>();
    private final List<String> states = new ArrayList<>();
    private Section open = Section.OTHER;
    private byte @Nullable [] pdf;
    private String studyInstanceUid = "";

    private final ReferencedDocuments documents;

    private ReportSections(ReferencedDocuments documents) {
        this.documents = documents;
    }

    /**
     * @param documents reads those that are pointed to
     * @throws Hl7Exception where an OBX cannot be shown
     * @throws NotYetException where a document has not come
     */
    static ReportSections of(List<Part> segments, ReferencedDocuments documents) {
        ReportSections sections = new ReportSections(documents);
        segments.stream().filter(segment -> segment.name().equals("OBX")).forEach(sections::add);
        return sections;
    }

    private void add(Part obx) {
        String state = obx.value(11);
        states.add(state);
        if (NOT_SAID.contains(state)) {
            return;
        }
        observers.add(Hl7Person.of(obx, 16));
        String type = obx.value(2).toUpperCase(Locale.ROOT);
        if (isStudy(obx)) {
            studyInstanceUid = obx.value(5);
        } else if (type.equals("ED")) {
            addPdf(EncapsulatedData.pdf(obx));
        } else if (type.equals("RP")) {
            addPdf(documents.pdf(obx.value(5)));
        } else if (TEXTS.contains(type)) {
            addText(obx, type.startsWith("C"));
        } else {
            throw new Hl7Exception(
                    "OBX-2", "is " + type + "; a report's text comes as TX, FT or ST, its PDF as ED or RP");
        }
    }

    private void addPdf(byte[] bytes) {
        if (pdf != null) {
            throw new Hl7Exception("OBX-5", "gives a second PDF; send each as a report of its own");
        }
        pdf = bytes;
    }

    private static boolean isStudy(Part obx) {
        return (obx.value(3) + "^" + obx.value(3, 2)).toUpperCase(Locale.ROOT).contains(STUDY);
    }

    /** Senders that write one line an OBX give all of them the same name. */
    private void addText(Part obx, boolean isCoded) {
        Section named = sectionOf(obx);
        int repetitions = obx.repetitions(5);
        for (int n = 1; n <= repetitions; n++) {
            String said = isCoded ? Said.first(obx.value(5, n, 2, 1), obx.value(5, n, 1, 1)) : obx.whole(5, n);
            for (String line : FormattedText.plain(said).split("\n", -1)) {
                if (named == Section.OTHER) {
                    open = headed(line, open);
                } else {
                    append(named, line);
                }
            }
        }
    }

    private static Section sectionOf(Part obx) {
        Set<String> codes = Stream.of(obx.value(3, 1, 1, 1), obx.value(3, 1, 1, 2), obx.value(3, 1, 4, 1))
                .collect(Collectors.toSet());
        return Stream.of(Section.FINDINGS, Section.IMPRESSION)
                .filter(section -> section.codes.stream().anyMatch(codes::contains)
                        || section.name.matcher(obx.value(3, 2)).matches()
                        || section.name.matcher(obx.value(3)).matches())
                .findFirst()
                .orElse(Section.OTHER);
    }

    /** The section that goes on after the line. */
    private Section headed(String line, Section before) {
        for (Section section : List.of(Section.FINDINGS, Section.IMPRESSION)) {
            Matcher heading = section.heading.matcher(line);
            if (heading.matches()) {
                String rest = heading.group("rest");
                return rest == null || rest.isBlank() ? section : append(section, rest.strip());
            }
        }
        return append(before, line);
    }

    private Section append(Section section, String line) {
        texts.computeIfAbsent(section, s -> new StringBuilder()).append(line).append('\n');
        return section;
    }

    private String text(Section section) {
        StringBuilder text = texts.get(section);
        return text == null ? "" : text.toString().strip();
    }

    String studyInstanceUid() {
        return studyInstanceUid;
    }

    /** OBX-16 of those that have one. */
    String observer() {
        observers.remove("");
        return String.join(", ", observers);
    }

    /**
     * HL7 table 0123, else of the OBX by table 0085: verified only where all of them are; taken back where all were sent wrongly or
     * deleted.
     */
    ReportStatus status(String field, String said) {
        if (!states.isEmpty() && TAKEN_BACK.containsAll(states)) {
            return ReportStatus.CANCELLED;
        }
        return switch (said) {
            case "F" -> ReportStatus.FINAL;
            case "C" -> ReportStatus.CORRECTED;
            case "X" -> ReportStatus.CANCELLED;
            case "R", "P", "A", "S", "I", "O" -> ReportStatus.PRELIMINARY;
            case "" -> statusOfAll();
            default -> throw new Hl7Exception(field, "is " + said + ", which is not known here");
        };
    }

    private ReportStatus statusOfAll() {
        boolean verified = !states.isEmpty() && Set.of("F", "C", "D", "W", "U").containsAll(states);
        if (!verified) {
            return ReportStatus.PRELIMINARY;
        }
        return states.contains("C") ? ReportStatus.CORRECTED : ReportStatus.FINAL;
    }

    /** @throws Hl7Exception where it says nothing */
    ReportContent content(
            ReportStatus status,
            String study,
            String procedure,
            String author,
            String signer,
            String examinedAt,
            String reportedAt) {
        ReportContent content = new ReportContent(
                status,
                study,
                procedure,
                text(Section.FINDINGS),
                text(Section.IMPRESSION),
                text(Section.OTHER),
                pdf,
                author,
                signer,
                examinedAt,
                reportedAt);
        if (status != ReportStatus.CANCELLED && !content.says()) {
            throw new Hl7Exception("OBX-5", "gives neither text nor a PDF");
        }
        return content;
    }
}
