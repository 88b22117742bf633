package io.yingdun.management.asset;

import io.yingdun.foundation.problem.ProblemException;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * An asset list as hospitals have it: CSV (RFC 4180) out of Excel, so with or without a byte order mark, in UTF-8 or in
 * GB 18030, with commas, semicolons or tabs, English or Chinese headers in any order.
 *
 * @param rows well-formed rows
 * @param errors everything wrong with the others, by row
 * @param total rows in the file, empty lines not counted
 */
record AssetFile(List<AssetRow> rows, List<RowError> errors, int total) {

    static final int LARGEST_BYTES = 5 << 20;
    static final int MOST_ROWS = 50_000;

    private static final Charset GB_18030 = Charset.forName("GB18030");

    AssetFile {
        rows = List.copyOf(rows);
        errors = List.copyOf(errors);
    }

    static AssetFile parse(byte[] content) {
        if (content.length > LARGEST_BYTES) {
            throw unreadable("It has more than 5 MB; split it into several files.");
        }
        String text = decode(content);
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text))
                .setIgnoreEmptyLines(true)
                .get();
        try (CSVParser lines = CSVParser.parse(new StringReader(text), format)) {
            return new Reader().read(lines);
        } catch (CSVException | UncheckedIOException e) {
            throw unreadable("It is not well-formed CSV: " + e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Text in GB 18030 is next to never valid UTF-8, so trying strictly tells them apart. */
    private static String decode(byte[] content) {
        try {
            String text = strict(StandardCharsets.UTF_8, content);
            return text.startsWith("\ufeff") ? text.substring(1) : text;
        } catch (CharacterCodingException notUtf8) {
            try {
                return strict(GB_18030, content);
            } catch (CharacterCodingException neither) {
                throw unreadable("It is neither UTF-8 nor GB 18030 text; save it as \"CSV UTF-8\".");
            }
        }
    }

    private static String strict(Charset charset, byte[] content) throws CharacterCodingException {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .decode(ByteBuffer.wrap(content))
                .toString();
    }

    private static char delimiter(String text) {
        String header = text.lines().findFirst().orElse("");
        if (header.contains(",")) {
            return ',';
        }
        return header.contains("\t") ? '\t' : header.contains(";") ? ';' : ',';
    }

    static ProblemException unreadable(String why) {
        return new ProblemException("asset-file-unreadable", 400, "Asset list cannot be read", why);
    }

    /** Works through one file. */
    private static final class Reader {

        private final Map<AssetColumn, Integer> positions = new EnumMap<>(AssetColumn.class);
        private final Map<String, Integer> hosts = new HashMap<>();
        private final Map<String, Integer> assetNumbers = new HashMap<>();
        private final List<AssetRow> rows = new ArrayList<>();
        private final List<RowError> errors = new ArrayList<>();
        private int width;

        AssetFile read(CSVParser lines) {
            int row = 0;
            for (CSVRecord line : lines) {
                if (positions.isEmpty()) {
                    header(line);
                } else if (!isBlank(line)) {
                    if (++row > MOST_ROWS) {
                        throw unreadable("It has more than " + MOST_ROWS + " rows; split it into several files.");
                    }
                    row(row, line);
                }
            }
            if (positions.isEmpty()) {
                throw unreadable("It is empty; the first line names the columns.");
            }
            return new AssetFile(rows, errors, row);
        }

        private void header(CSVRecord line) {
            width = line.size();
            for (int i = 0; i < line.size(); i++) {
                int position = i;
                AssetColumn.ofHeader(line.get(i)).ifPresent(column -> {
                    if (positions.put(column, position) != null) {
                        throw unreadable("The column " + column.field() + " (" + column.chinese() + ") stands twice.");
                    }
                });
            }
            if (!positions.containsKey(AssetColumn.HOST) || !positions.containsKey(AssetColumn.ASSET_NUMBER)) {
                throw unreadable("The first line must name the columns, at least assetNumber (资产编号) and host (主机名); "
                        + "also known are name (名称), department (科室), user (使用人), group (分组).");
            }
        }

        private static boolean isBlank(CSVRecord line) {
            return line.stream().allMatch(String::isBlank);
        }

        private void row(int row, CSVRecord line) {
            int before = errors.size();
            if (line.size() > width) {
                errors.add(new RowError(
                        row,
                        "row",
                        RowError.Code.TOO_MANY_CELLS,
                        "has " + line.size() + " cells, the header " + width + ": is a quote missing?"));
            }
            Map<AssetColumn, String> cells = new EnumMap<>(AssetColumn.class);
            positions.forEach((column, position) -> {
                String value = position < line.size() ? cell(row, column, line.get(position)) : null;
                if (value != null) {
                    cells.put(column, value);
                }
            });
            String assetNumber = required(row, AssetColumn.ASSET_NUMBER, cells);
            String host = required(row, AssetColumn.HOST, cells);
            if (assetNumber == null || host == null) {
                return;
            }
            AssetRow asset = new AssetRow(
                    row,
                    assetNumber,
                    host,
                    cells.get(AssetColumn.NAME),
                    cells.get(AssetColumn.DEPARTMENT),
                    cells.get(AssetColumn.USER),
                    cells.get(AssetColumn.GROUP));
            requireOnce(row, AssetColumn.HOST, hosts, asset.hostKey());
            requireOnce(row, AssetColumn.ASSET_NUMBER, assetNumbers, assetNumber);
            if (errors.size() == before) {
                rows.add(asset);
            }
        }

        private @Nullable String required(int row, AssetColumn column, Map<AssetColumn, String> cells) {
            String value = cells.get(column);
            if (value == null) {
                errors.add(new RowError(row, column.field(), RowError.Code.MISSING, "is missing"));
            }
            return value;
        }

        private @Nullable String cell(int row, AssetColumn column, String text) {
            String value = FormulaGuard.removed(text.strip());
            if (value.isEmpty()) {
                return null;
            }
            if (value.codePointCount(0, value.length()) > column.longest()) {
                errors.add(new RowError(
                        row,
                        column.field(),
                        RowError.Code.TOO_LONG,
                        "is longer than " + column.longest() + " characters"));
            } else if (value.codePoints().anyMatch(Character::isISOControl)) {
                errors.add(new RowError(
                        row,
                        column.field(),
                        RowError.Code.CONTROL_CHARACTER,
                        "holds a line break or another control character"));
            } else if (column == AssetColumn.HOST && !value.matches("[\\p{L}\\p{N}._-]+")) {
                errors.add(new RowError(
                        row,
                        column.field(),
                        RowError.Code.NOT_A_HOST_NAME,
                        "is no host name: letters, digits, dots, hyphens, underscores"));
            }
            return value;
        }

        private void requireOnce(int row, AssetColumn column, Map<String, Integer> seen, String key) {
            Integer first = seen.putIfAbsent(key, row);
            if (first != null) {
                errors.add(
                        new RowError(row, column.field(), RowError.Code.DUPLICATE, "is the same as in row " + first));
            }
        }
    }
}
