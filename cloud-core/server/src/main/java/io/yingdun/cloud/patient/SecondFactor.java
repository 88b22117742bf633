package io.yingdun.cloud.patient;

import io.yingdun.cloud.archive.Patient;
import io.yingdun.dicom.data.PersonName;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a patient must know beside a number. */
enum SecondFactor {
    /** Their name, in Chinese or in letters, without regard to blanks and case. */
    NAME {
        @Override
        boolean isKnown(String typed, Patient patient, List<String> phones) {
            PersonName name = PersonName.parse(patient.name());
            String wanted = letters(typed);
            return !wanted.isEmpty()
                    && Stream.of(name.ideographic(), name.alphabetic())
                            .map(SecondFactor::letters)
                            .anyMatch(wanted::equals);
        }
    },
    /** Eight digits: year, month, day. */
    BIRTH_DATE {
        @Override
        boolean isKnown(String typed, Patient patient, List<String> phones) {
            String digits = typed.replaceAll("[^0-9]", "");
            return digits.length() == DATE_LENGTH && digits.equals(patient.birthDate());
        }
    },
    /** The last four digits of a phone that the hospital has of them. */
    PHONE_LAST_FOUR {
        @Override
        boolean isKnown(String typed, Patient patient, List<String> phones) {
            return typed.strip().matches("\\d{4}") && phones.stream().anyMatch(phone -> phone.endsWith(typed.strip()));
        }
    };

    private static final int DATE_LENGTH = 8;

    abstract boolean isKnown(String typed, Patient patient, List<String> phones);

    private static String letters(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[^\\p{L}\\p{M}]", "")
                .toLowerCase(Locale.ROOT);
    }
}
