package io.yingdun.explain.glossary;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class GlossaryTest {

    private static final Glossary GLOSSARY = Glossary.embedded();

    @Test
    void holdsAtLeastFourHundredTerms() {
        assertThat(GLOSSARY.terms()).hasSizeGreaterThanOrEqualTo(400);
    }

    @Test
    void namesNothingTwiceInEitherLanguage() {
        assertThat(GLOSSARY.terms().stream().flatMap(Term::names).map(Glossary::normalise))
                .doesNotHaveDuplicates();
        assertThat(GLOSSARY.terms().stream().map(t -> t.english().toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
    }

    @Test
    void leavesNoFieldEmpty() {
        assertThat(GLOSSARY.terms())
                .allSatisfy(term -> assertThat(Stream.concat(
                                term.names(),
                                Stream.of(
                                        term.english(),
                                        term.everydayChinese(),
                                        term.everydayEnglish(),
                                        term.bodyPart(),
                                        term.source())))
                        .allSatisfy(field -> assertThat(field).isNotBlank().isEqualTo(field.strip())));
    }

    @Test
    void namesAKnownSourceForEveryTermAndUsesEverySource() {
        assertThat(GLOSSARY.terms().stream().map(Term::source).distinct())
                .containsExactlyInAnyOrderElementsOf(GLOSSARY.sources().keySet());
    }

    @Test
    void findsTheLongestName() {
        assertThat(names("右肺上叶磨玻璃结节")).containsExactly("磨玻璃结节");
    }

    @Test
    void findsAClassHoweverItIsWritten() {
        assertThat(names("BI-RADS分类：4a类")).containsExactly("BI-RADS 4A");
        assertThat(names("（ＢＩ－ＲＡＤＳ ３类）")).containsExactly("BI-RADS 3");
    }

    @Test
    void findsNoClassInARangeOfTwo() {
        assertThat(names("BI-RADS 2-3类")).isEmpty();
    }

    private static List<String> names(String text) {
        return GLOSSARY.find(text).stream().map(match -> match.term().chinese()).toList();
    }
}
