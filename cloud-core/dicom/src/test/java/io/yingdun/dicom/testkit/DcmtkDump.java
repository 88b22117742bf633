package io.yingdun.dicom.testkit;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What {@code dcmdump} prints of many files in one process, parsed back into elements. */
public final class DcmtkDump {

    private static final Pattern FILE = Pattern.compile("# dcmdump \\(\\d+/\\d+\\): (.*)\n");
    private static final Pattern HEAD = Pattern.compile("\\G *\\((\\p{XDigit}{4}),(\\p{XDigit}{4})\\) (..) ");
    private static final Pattern END = Pattern.compile(" *# +(\\d+|u/l), ?(\\d+) [^\n]*\n");
    private static final Pattern END_OF_TEXT = Pattern.compile("\\] *# +(\\d+), ?(\\d+) [^\n]*\n");
    private static final Pattern REMARKS = Pattern.compile("\\G( *#[^\n]*\n|\n)+");

    /** DCMTK's own: an offset in a DICOMDIR, and what an implicit VR leaves open. */
    private static final Map<String, String> VRS = Map.of("up", "UL", "??", "UN");

    private static final int ITEM = 0xFFFEE000;
    private static final int ITEM_END = 0xFFFEE00D;
    private static final int SEQUENCE_END = 0xFFFEE0DD;

    private final String text;
    private int at;

    private DcmtkDump(String text) {
        this.text = text;
    }

    /**
     * An element as it is printed.
     *
     * @param value as printed, without brackets; a byte of the file is a character from 0 to 255
     * @param length of the value field in bytes, or -1
     * @param items of a sequence, else empty
     * @param fragments as printed, offset table first, of encapsulated pixel data, else empty
     */
    public record Element(
            int tag, String vr, String value, int length, List<Map<Integer, Element>> items, List<String> fragments) {

        public boolean isSequence() {
            return value.startsWith("(Sequence with");
        }

        /** Too long for the limit that the options set. */
        public boolean isLeftOut() {
            return value.equals("(not loaded)");
        }

        public boolean isEmpty() {
            return length == 0 || value.equals("(no value available)");
        }
    }

    /**
     * Group 0002 and data set of each file that can be read, by tag; the others have none.
     *
     * @param options of values: {@code +M} prints them whole
     */
    public static void forEach(List<Path> files, List<String> options, BiConsumer<Path, Map<Integer, Element>> use)
            throws IOException {
        List<String> command = new ArrayList<>(List.of("dcmdump", "-q", "+L", "-Un", "+F"));
        command.addAll(options);
        files.forEach(file -> command.add(file.toString()));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (BufferedReader lines = process.inputReader(StandardCharsets.ISO_8859_1)) {
            StringBuilder one = new StringBuilder();
            Path file = null;
            for (String line = line(lines); !line.isEmpty(); line = line(lines)) {
                Matcher next = FILE.matcher(line);
                if (next.matches()) {
                    if (file != null) {
                        use.accept(file, new DcmtkDump(one.toString()).file());
                    }
                    file = Path.of(new String(next.group(1).getBytes(StandardCharsets.ISO_8859_1)));
                    one.setLength(0);
                } else {
                    one.append(line);
                }
            }
            if (file != null) {
                use.accept(file, new DcmtkDump(one.toString()).file());
            }
        } finally {
            process.destroy();
        }
    }

    /** With its end; values may have carriage returns in them. */
    private static String line(BufferedReader in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0; c = in.read()) {
            line.append((char) c);
            if (c == '\n') {
                break;
            }
        }
        return line.toString();
    }

    private Map<Integer, Element> file() {
        Map<Integer, Element> all = new LinkedHashMap<>();
        skipRemarks();
        for (; at < text.length(); skipRemarks()) {
            Element element = element();
            all.put(element.tag(), element);
        }
        return all;
    }

    /** Comments and blank lines. */
    private void skipRemarks() {
        Matcher remarks = REMARKS.matcher(text);
        if (remarks.find(at)) {
            at = remarks.end();
        }
    }

    private Element element() {
        skipRemarks();
        Matcher head = HEAD.matcher(text);
        if (!head.find(at)) {
            throw new IllegalStateException("no element: " + text.substring(at, Math.min(text.length(), at + 200)));
        }
        int tag = Integer.parseUnsignedInt(head.group(1) + head.group(2), 16);
        boolean bracketed = text.startsWith("[", head.end());
        Matcher end = (bracketed ? END_OF_TEXT : END).matcher(text);
        if (!end.find(head.end())) {
            throw new IllegalStateException("no end of an element: " + text.substring(at));
        }
        String value = text.substring(head.end() + (bracketed ? 1 : 0), end.start());
        at = end.end();
        int length = end.group(1).equals("u/l") ? -1 : Integer.parseInt(end.group(1));
        List<Map<Integer, Element>> items = value.startsWith("(Sequence with") ? items() : List.of();
        List<String> fragments = value.startsWith("(PixelSequence") ? fragments() : List.of();
        return new Element(tag, VRS.getOrDefault(head.group(3), head.group(3)), value, length, items, fragments);
    }

    private List<Map<Integer, Element>> items() {
        List<Map<Integer, Element>> items = new ArrayList<>();
        for (Element next = element(); next.tag() != SEQUENCE_END; next = element()) {
            if (next.tag() != ITEM) {
                throw new IllegalStateException("no item: " + next);
            }
            Map<Integer, Element> item = new LinkedHashMap<>();
            for (Element inner = element(); inner.tag() != ITEM_END; inner = element()) {
                item.put(inner.tag(), inner);
            }
            items.add(item);
        }
        return items;
    }

    private List<String> fragments() {
        List<String> fragments = new ArrayList<>();
        for (Element next = element(); next.tag() != SEQUENCE_END; next = element()) {
            fragments.add(next.isEmpty() ? "" : next.value());
        }
        return fragments;
    }
}
