package io.yingdun.cloud.label;

import io.yingdun.cloud.ris.Order;
import io.yingdun.dicom.data.PersonName;
import java.util.List;

/**
 * What a label says.
 *
 * @param lines for people, each in several wordings: the first one that the printer's font has is taken
 * @param link for the QR code
 */
record Label(String accessionNumber, List<List<String>> lines, String link) {

    private static final int MONTH_AT = 4;
    private static final int DAY_AT = 6;
    private static final int DATE_LENGTH = 8;

    static Label of(Order order, String link) {
        return new Label(
                order.accessionNumber(),
                List.of(
                        names(order.patientName()),
                        List.of(sex(order) + date(order.birthDate()), order.sex() + " " + date(order.birthDate())),
                        List.of("ID " + order.patientId()),
                        List.of(order.procedureText(), order.modality()),
                        List.of(date(order.startDate()) + " " + order.modality())),
                link);
    }

    /** 张^三 is one word, Zhang^San are two. */
    private static List<String> names(String value) {
        PersonName name = PersonName.parse(value);
        return List.of(
                name.ideographic().isEmpty()
                        ? words(name.alphabetic())
                        : name.ideographic().replace("^", ""),
                words(name.alphabetic()),
                words(name.phonetic()));
    }

    private static String words(String group) {
        return group.replace('^', ' ').strip();
    }

    private static String sex(Order order) {
        return switch (order.sex()) {
            case "M" -> "男 ";
            case "F" -> "女 ";
            default -> "";
        };
    }

    private static String date(String da) {
        return da.length() == DATE_LENGTH
                ? da.substring(0, MONTH_AT) + "-" + da.substring(MONTH_AT, DAY_AT) + "-" + da.substring(DAY_AT)
                : da;
    }
}
