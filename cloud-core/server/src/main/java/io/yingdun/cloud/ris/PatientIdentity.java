package io.yingdun.cloud.ris;

import io.yingdun.cloud.archive.Patient;
import io.yingdun.cloud.ris.Hl7Message.Part;
import io.yingdun.cloud.runtime.PatientIdIssuer;
import io.yingdun.dicom.data.PersonName;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Who a message is about.
 *
 * @param name PN with all component groups (PS3.5 §6.2.1)
 * @param birthDate DA
 * @param sex CS
 */
record PatientIdentity(String patientId, String issuer, String name, String birthDate, String sex) {

    private static final int PID_IDENTIFIERS = 3;
    private static final int PID_NAME = 5;
    private static final int PID_BIRTH = 7;
    private static final int PID_SEX = 8;
    private static final int CX_TYPE = 5;
    private static final int XPN_REPRESENTATION = 8;

    /** Of each component group of PN (PS3.5 §6.2.1). */
    private static final int MOST_OF_NAME = 64;

    /** CX-5, HL7 table 0203. */
    private static final Set<String> RECORD_NUMBERS = Set.of("MR", "PI", "PT");

    /**
     * HL7 table 0203, what is a person's outside of hospitals: national ID, passport, permit, visa, licence, certificates of birth
     * and death, social and health insurance, tax, pension, military, bank and credit cards.
     */
    private static final Set<String> DOCUMENTS = Set.of(
            "NI", "PPN", "PRC", "CZ", "DL", "BCT", "BR", "DC", "SS", "SB", "SN", "HC", "JHN", "NH", "MA", "MC", "WC",
            "WCN", "TAX", "PEN", "MI", "VS", "VP", "WP", "BC", "AM", "DI", "DS", "MS");

    /** National person identifier, with a country of ISO 3166: {@code NNCHN}. */
    private static final Pattern NATIONAL = Pattern.compile("NN([A-Z]{3})?");

    private static final String NO_ID = "has no ID of 1 to 64 characters without backslash";
    private static final String DOCUMENTS_ONLY =
            "has only numbers of official documents (CX-5), which are nobody's Patient ID; send the medical record number (MR)";

    /** @param usualIssuer where PID-3 names no assigning authority */
    static PatientIdentity of(Part pid, String usualIssuer) {
        PatientIdentity id = identified(pid, PID_IDENTIFIERS, usualIssuer);
        String sex = pid.value(PID_SEX);
        return new PatientIdentity(
                id.patientId(), id.issuer(), name(pid), birthDate(pid), sex.matches("[MFO]") ? sex : "");
    }

    static PatientIdentity of(Patient known) {
        return new PatientIdentity(known.patientId(), known.issuer(), known.name(), known.birthDate(), known.sex());
    }

    /** A date that is said to the year or month only is none of DICOM's. */
    private static String birthDate(Part pid) {
        String birth = pid.value(PID_BIRTH);
        if (birth.isEmpty()) {
            return "";
        }
        return Hl7Time.parse(birth)
                .orElseThrow(() -> new Hl7Exception("PID-7", "is no date: " + birth))
                .date();
    }

    /**
     * The ID of a field of CX: the medical record number where it is said which one that is, else the first that is not said to
     * be an official document's, such as the ID card.
     */
    static PatientIdentity identified(Part segment, int field, String usualIssuer) {
        String name = segment.name() + "-" + field;
        List<Integer> given = Stream.iterate(1, n -> n <= segment.repetitions(field), n -> n + 1)
                .filter(n -> !segment.value(field, n, 1, 1).isEmpty())
                .toList();
        int chosen = given.stream()
                .filter(n -> RECORD_NUMBERS.contains(type(segment, field, n)))
                .findFirst()
                .or(() -> given.stream()
                        .filter(n -> !isOfADocument(type(segment, field, n)))
                        .findFirst())
                .orElseThrow(() -> new Hl7Exception(name, given.isEmpty() ? NO_ID : DOCUMENTS_ONLY));
        String patientId = segment.value(field, chosen, 1, 1);
        if (!Said.isNumber(patientId)) {
            throw new Hl7Exception(name, NO_ID);
        }
        String authority = segment.value(field, chosen, 4, 1);
        if (!PatientIdIssuer.Check.isIssuer(authority)) {
            throw new Hl7Exception(name + ".4", "is no issuer of at most 64 bytes without backslash: " + authority);
        }
        return new PatientIdentity(patientId, authority.isEmpty() ? usualIssuer : authority, "", "", "");
    }

    private static String type(Part segment, int field, int repetition) {
        return segment.value(field, repetition, CX_TYPE, 1).toUpperCase(Locale.ROOT);
    }

    private static boolean isOfADocument(String type) {
        return DOCUMENTS.contains(type) || NATIONAL.matcher(type).matches();
    }

    /** Whether a repetition of a field of CX is a nation's number of a person, such as that of the ID card. */
    static boolean isNational(Part segment, int field, int repetition) {
        String type = type(segment, field, repetition);
        return type.equals("NI") || NATIONAL.matcher(type).matches();
    }

    /** With the ID that the archive knows them by. */
    PatientIdentity under(Patient known) {
        return new PatientIdentity(known.patientId(), known.issuer(), name, birthDate, sex);
    }

    /** For what is not said of them, as they were known before. */
    PatientIdentity or(PatientIdentity before) {
        return new PatientIdentity(
                patientId,
                issuer,
                Said.first(name, before.name),
                Said.first(birthDate, before.birthDate),
                Said.first(sex, before.sex));
    }

    private static String name(Part pid) {
        String alphabetic = "";
        String ideographic = "";
        String phonetic = "";
        for (int n = 1; n <= pid.repetitions(PID_NAME); n++) {
            String group = Said.atMost(MOST_OF_NAME, group(pid, n), "PID-5", "");
            switch (pid.value(PID_NAME, n, XPN_REPRESENTATION, 1)) {
                case "I" -> ideographic = group;
                case "P" -> phonetic = group;
                default -> alphabetic = alphabetic.isEmpty() ? group : alphabetic;
            }
        }
        return new PersonName(alphabetic, ideographic, phonetic).toValue();
    }

    /** XPN puts the suffix before the prefix, PN after it (PS3.5 §6.2.1.1). */
    private static String group(Part pid, int repetition) {
        return Stream.of(1, 2, 3, 5, 4)
                .map(component -> pid.value(PID_NAME, repetition, component, 1).replaceAll("[\\^=\\\\]", " "))
                .reduce((before, next) -> before + "^" + next)
                .orElse("")
                .replaceAll("\\^+$", "");
    }
}
