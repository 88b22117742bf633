package io.yingdun.cloud.peer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/** Where two objects of DICOM JSON (PS3.18 annex F) say different things, however each spells them. */
final class DicomJsonComparison {

    /** Of the larger one: Orthanc gives 32-bit floating point with the digits of 64 bits. */
    private static final double PRECISION = 1e-6;
    /** Orthanc gives what is smaller than that as 0. */
    private static final double NOTHING = 1e-12;

    /**
     * Orthanc's are other: it gives the character set of the object although JSON is UTF-8 (F.2.1), its own address, and
     * nothing of compressed pixel data.
     */
    private static final Set<String> LEFT_ASIDE = Set.of("00080005", "00081190", "7FE00010");

    private DicomJsonComparison() {}

    static List<String> differences(JsonNode ours, JsonNode theirs) {
        Set<String> tags = new TreeSet<>(ours.propertyNames());
        tags.addAll(theirs.propertyNames());
        return differences(ours, theirs, tags);
    }

    /** Only of the attributes that both have. */
    static List<String> differencesOfShared(JsonNode ours, JsonNode theirs) {
        Set<String> tags = new TreeSet<>(ours.propertyNames());
        tags.retainAll(theirs.propertyNames());
        return differences(ours, theirs, tags);
    }

    private static List<String> differences(JsonNode ours, JsonNode theirs, Set<String> tags) {
        List<String> different = new ArrayList<>();
        tags.removeAll(LEFT_ASIDE);
        for (String tag : tags) {
            JsonNode our = ours.path(tag);
            JsonNode their = theirs.path(tag);
            String vr = our.path("vr").asString("");
            if (vr.equals("SQ") && their.path("vr").asString("").equals("SQ")) {
                items(tag, our.path("Value"), their.path("Value"), different);
            } else if (!vr.equals(their.path("vr").asString(""))
                    || !sameValues(vr, our.path("Value"), their.path("Value"))) {
                different.add(tag + ": ours " + brief(our) + ", theirs " + brief(their));
            }
        }
        return different;
    }

    private static void items(String tag, JsonNode ours, JsonNode theirs, List<String> different) {
        if (ours.size() != theirs.size()) {
            different.add(tag + ": ours " + ours.size() + " items, theirs " + theirs.size());
            return;
        }
        for (int i = 0; i < ours.size(); i++) {
            differences(ours.get(i), theirs.get(i)).forEach(one -> different.add(tag + " > " + one));
        }
    }

    private static boolean sameValues(String vr, JsonNode ours, JsonNode theirs) {
        boolean same = ours.size() == theirs.size();
        for (int i = 0; same && i < ours.size(); i++) {
            same = sameValue(vr, ours.get(i), theirs.get(i));
        }
        return same;
    }

    private static boolean sameValue(String vr, JsonNode ours, JsonNode theirs) {
        if (ours.isObject()) {
            return ours.equals(theirs);
        }
        String our = plain(vr, ours);
        String their = plain(vr, theirs);
        try {
            double one = Double.parseDouble(our);
            double other = Double.parseDouble(their);
            return Math.abs(one - other) <= NOTHING + PRECISION * Math.max(Math.abs(one), Math.abs(other))
                    && (!vr.equals("UI") || our.equals(their));
        } catch (NumberFormatException word) {
            return our.equals(their);
        }
    }

    /** Dates and times in their old forms, with dots and colons, are what they are (PS3.5 6.2). */
    private static String plain(String vr, JsonNode value) {
        String text = value.asString("").strip();
        return switch (vr) {
            case "DA" -> text.replace(".", "");
            case "TM" -> text.replace(":", "");
            default -> text;
        };
    }

    private static String brief(JsonNode element) {
        String all = element.toString();
        return all.length() < 120 ? all : all.substring(0, 120) + "…";
    }
}
