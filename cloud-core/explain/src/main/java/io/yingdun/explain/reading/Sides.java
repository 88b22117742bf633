package io.yingdun.explain.reading;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The sides that a piece of text names. */
public final class Sides {

    /** 左右 is a direction of measuring or "about"; 侧位 and 斜位 are positions of the patient. */
    private static final Pattern NO_SIDE =
            Pattern.compile("左右(?!两|双|侧)|[左右]侧?[卧斜]位|[左右]前斜|[左右]侧位|[左右]旋|[左右]移|向[左右]侧?移|左前降支");

    private static final Pattern SIDE =
            Pattern.compile("(?<both>双|两(?=[侧肺肾下上膈乳髋膝眼耳肩手足腋叶颈肺腹腰]))|(?<left>左)|(?<right>右)");

    private Sides() {}

    /** Empty where none is named. */
    public static Set<Side> in(String text) {
        Set<Side> sides = EnumSet.noneOf(Side.class);
        Matcher matcher = SIDE.matcher(
                NO_SIDE.matcher(text).replaceAll(m -> "　".repeat(m.group().length())));
        while (matcher.find()) {
            if (matcher.group("both") != null) {
                sides.addAll(EnumSet.allOf(Side.class));
            } else {
                sides.add(matcher.group("left") != null ? Side.LEFT : Side.RIGHT);
            }
        }
        return sides;
    }
}
