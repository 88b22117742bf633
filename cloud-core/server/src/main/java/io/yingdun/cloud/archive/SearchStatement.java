package io.yingdun.cloud.archive;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A query as conditions in SQL. The text is made of constants only; each value has its place in {@link #values()}.
 *
 * @param conditions each opening with {@code and}
 */
record SearchStatement(String conditions, List<Object> values, int limit, long offset) {

    static SearchStatement of(SearchLevel level, ArchiveQuery query) {
        Writer writer = new Writer();
        query.keys().forEach((key, value) -> {
            if (key.level().compareTo(level) > 0) {
                throw new IllegalArgumentException(key + " is no key of " + level);
            }
            // Nothing, or everything: universal matching (PS3.4 C.2.2.2.3).
            if (!value.isEmpty() && !value.equals("*")) {
                writer.condition(key, value, query.fuzzy());
            }
        });
        return new SearchStatement(writer.sql.toString(), writer.values, query.limit(), query.offset());
    }

    private static final class Writer {

        private final StringBuilder sql = new StringBuilder();
        private final List<Object> values = new ArrayList<>();

        void condition(SearchKey key, String value, boolean fuzzy) {
            String column = key.column();
            switch (key.matching()) {
                case TEXT -> text(column, value);
                case FOLDED -> text(column, SearchText.fold(value));
                case NAME -> {
                    if (fuzzy) {
                        fuzzyName(column, value);
                    } else {
                        name(column, value);
                    }
                }
                case RANGE -> range(column, value);
                case LIST -> and(column + " in (" + parameters(split(value)) + ")");
                case CODES ->
                    codes(value, list -> column + " in (" + list + ")", pattern -> column + " like " + pattern);
                case ANY_OF ->
                    codes(
                            value,
                            list -> column + " && array[" + list + "]::text[]",
                            pattern -> "exists (select from unnest(" + column + ") as one(value) where one.value like "
                                    + pattern + ")");
                case NUMBER -> number(column, value);
            }
        }

        /** Values without wildcards are compared as they are, so that an index serves them. */
        private void codes(String value, UnaryOperator<String> exactly, UnaryOperator<String> like) {
            List<String> alternatives = new ArrayList<>();
            List<String> exact = split(value).stream()
                    .filter(one -> !SearchPattern.hasWildcard(one))
                    .toList();
            if (!exact.isEmpty()) {
                alternatives.add(exactly.apply(parameters(exact)));
            }
            split(value).stream()
                    .filter(SearchPattern::hasWildcard)
                    .forEach(one -> alternatives.add(like.apply(parameter(SearchPattern.like(one)))));
            and("(" + String.join(" or ", alternatives) + ")");
        }

        private void text(String column, String value) {
            if (SearchPattern.hasWildcard(value)) {
                and(column + " like " + parameter(SearchPattern.like(value)));
            } else {
                and(column + " = " + parameter(value));
            }
        }

        /** A pattern with {@code =} is compared group by group, one without with each group. */
        private void name(String column, String value) {
            String[] groups = value.split("=", 3);
            if (groups.length == 1) {
                String pattern = parameter(SearchPattern.nameGroup(value));
                tokens(column, SearchPattern.nameTokens(value));
                amongTokens(group(column, 1) + " like " + pattern + " or " + group(column, 2) + " like " + pattern
                        + " or " + group(column, 3) + " like " + pattern);
                return;
            }
            for (int n = 0; n < groups.length; n++) {
                if (!groups[n].isBlank()) {
                    tokens(column, SearchPattern.nameTokens(groups[n]));
                    amongTokens(group(column, n + 1) + " like " + parameter(SearchPattern.nameGroup(groups[n])));
                }
            }
        }

        private void fuzzyName(String column, String value) {
            for (String word : SearchPattern.words(value)) {
                tokens(column, SearchPattern.wordTokens(word));
                String anywhere = parameter("%" + SearchPattern.literal(word) + "%");
                String starting = parameter("% " + SearchPattern.literal(word) + "%");
                String joined = "translate(" + column + "_search, '^ ', '') like " + anywhere;
                String spaced = "translate(" + column + "_search, '^=', '  ') like " + starting;
                amongTokens(spaced + " or " + joined);
            }
        }

        private void tokens(String column, List<String> tokens) {
            if (!tokens.isEmpty()) {
                and(column + "_tokens @> array[" + parameters(tokens) + "]::text[]");
            }
        }

        /**
         * What is compared once the tokens have found few. PostgreSQL takes a {@code like} of an expression for one in 200,
         * would multiply that with what it knows of the tokens, and would fetch a common surname whole instead of walking the
         * newest studies; a {@code case} it takes for one in two.
         */
        private void amongTokens(String condition) {
            and("case when " + condition + " then true else false end");
        }

        private static String group(String column, int number) {
            return "split_part(" + column + "_search, '=', " + number + ") || '^'";
        }

        /** The end of a range takes in all that begins with it: up to 10 o'clock means up to 10:59:59. */
        private void range(String column, String value) {
            Range range = Range.of(value);
            String from = range.from().replace(":", "");
            String to = range.to().replace(":", "");
            and(column + " <> ''");
            if (!from.isEmpty()) {
                and(column + " >= " + parameter(from));
            }
            if (!to.isEmpty()) {
                and(column + " <= " + parameter(to + "~"));
            }
        }

        private void number(String column, String value) {
            try {
                and(column + " = " + parameter(Integer.valueOf(value.strip())));
            } catch (NumberFormatException e) {
                and("false");
            }
        }

        private static List<String> split(String value) {
            return Arrays.stream(value.split("[\\\\,]")).map(String::strip).toList();
        }

        private String parameters(List<String> list) {
            return String.join(", ", list.stream().map(this::parameter).toList());
        }

        private String parameter(Object value) {
            values.add(value);
            return "#{q.values[" + (values.size() - 1) + "]}";
        }

        private void and(String condition) {
            sql.append(" and ").append(condition);
        }
    }
}
