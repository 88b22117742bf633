package io.yingdun.dicom.charset;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Single-byte sets and all that is switched by escape sequences (PS3.5 §6.1.2.5). Value 1 of (0008,0005) is active at the
 * start of each value; the others are reached by ESC. An escape is obeyed even when its set was not announced: the bytes
 * say what they are.
 */
final class Iso2022CharacterSet extends SpecificCharacterSet {

    private static final Pattern TERM = Pattern.compile("ISO_IR (\\d+)|ISO 2022 IR (\\d+)");

    private final CodeElement initialG0;
    private final @Nullable CodeElement initialG1;
    private final List<CodeElement> announced;

    Iso2022CharacterSet(List<String> terms) {
        super(terms.equals(List.of("")) ? List.of() : terms);
        CodeElement g0 = CodeElement.ASCII;
        CodeElement g1 = null;
        List<CodeElement> elements = new ArrayList<>();
        for (int i = 0; i < terms.size(); i++) {
            int registration = registrationOf(terms.get(i));
            for (CodeElement element : elementsOf(registration)) {
                elements.add(element);
                if (i == 0 && element.bytesPerCharacter() == 1 && element.inG1()) {
                    g1 = element;
                } else if (i == 0 && element.bytesPerCharacter() == 1) {
                    g0 = element;
                }
            }
        }
        this.initialG0 = g0;
        this.initialG1 = g1;
        this.announced = List.copyOf(elements);
    }

    /** The ISO registration number in a defined term, 0 when it is none of ours. */
    static int registrationOf(String term) {
        Matcher matcher = TERM.matcher(term);
        if (!matcher.matches()) {
            return 0;
        }
        String digits = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        int registration = digits.length() > 4 ? 0 : Integer.parseInt(digits);
        return elementsOf(registration).isEmpty() ? 0 : registration;
    }

    private static List<CodeElement> elementsOf(int registration) {
        return switch (registration) {
            case 6 -> List.of(CodeElement.ASCII);
            case 13 -> List.of(CodeElement.JIS_ROMAJI, CodeElement.JIS_KATAKANA);
            case 87 -> List.of(CodeElement.JIS_X0208);
            case 159 -> List.of(CodeElement.JIS_X0212);
            case 149 -> List.of(CodeElement.KS_X1001);
            case 58 -> List.of(CodeElement.GB2312);
            default ->
                CodeElement.LATIN_AND_OTHERS.stream()
                        .filter(element -> element.registration() == registration)
                        .toList();
        };
    }

    CodeElement initialG0() {
        return initialG0;
    }

    @Nullable
    CodeElement initialG1() {
        return initialG1;
    }

    List<CodeElement> announced() {
        return announced;
    }

    /** The two-byte set that bytes above 7FH belong to when the sender forgot its escape, or null. */
    @Nullable
    CodeElement impliedG1() {
        for (CodeElement element : announced) {
            if (element.inG1() && element.bytesPerCharacter() == 2) {
                return element;
            }
        }
        return null;
    }

    @Override
    public String decode(byte[] bytes, boolean personName) {
        return new Iso2022Decoder(this, bytes, personName).decode();
    }

    @Override
    public byte[] encode(String text, boolean personName) {
        return new Iso2022Encoder(this, personName).encode(text);
    }
}
