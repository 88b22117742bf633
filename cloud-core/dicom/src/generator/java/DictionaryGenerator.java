import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Build step: checks the registry tables and writes the constants {@code Tag} and {@code UID} from them. Run as a single
 * source file, so that it needs nothing but a JDK. Arguments: folder of the tables, folder of the generated sources.
 */
class DictionaryGenerator {

    private static final String PACKAGE = "io.yingdun.dicom.dictionary";

    private final Path tables;
    private final Path sources;

    DictionaryGenerator(Path tables, Path sources) {
        this.tables = tables;
        this.sources = sources;
    }

    public static void main(String[] args) throws IOException {
        DictionaryGenerator generator = new DictionaryGenerator(Path.of(args[0]), Path.of(args[1]));
        generator.writeTags();
        generator.writeUids();
    }

    private void writeTags() throws IOException {
        StringBuilder body = new StringBuilder();
        Set<String> keywords = new HashSet<>();
        String previous = "";
        for (String[] row : rows("data-elements.txt", 6)) {
            String tag = row[0];
            String keyword = row[3];
            boolean single = tag.matches("[0-9A-F]{8}");
            require(single || tag.matches("[0-9A-Fx]{8}"), "not a tag: " + tag);
            require(row[1].matches("--|[A-Z]{2}(/[A-Z]{2})*"), "not a VR: " + row[1] + " of " + tag);
            require(!single || tag.compareTo(previous) > 0, "out of order: " + tag);
            require(keyword.isEmpty() || keywords.add(keyword), "keyword twice: " + keyword);
            if (single) {
                previous = tag;
                if (!keyword.isEmpty()) {
                    constant(
                            body,
                            row[5] + ", " + row[1] + ", VM " + row[2] + retired(row[4]),
                            "int " + keyword + " = 0x" + tag);
                }
            }
        }
        write("Tag", "Tags of the data elements of PS3.6, by keyword.", body);
    }

    private void writeUids() throws IOException {
        StringBuilder body = new StringBuilder();
        Set<String> keywords = new HashSet<>();
        for (String[] row : rows("uids.txt", 5)) {
            require(row[0].matches("[0-9.]{1,64}"), "not a UID: " + row[0]);
            String keyword = row[2];
            if (!keyword.isEmpty()) {
                require(keywords.add(keyword), "keyword twice: " + keyword);
                constant(body, row[4] + ", " + row[1] + retired(row[3]), "String " + keyword + " = \"" + row[0] + '"');
            }
        }
        write("UID", "Unique identifiers of PS3.6 annex A, by keyword.", body);
    }

    private List<String[]> rows(String file, int columns) throws IOException {
        return Files.readAllLines(tables.resolve(file)).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> {
                    String[] row = line.split("\\|", columns);
                    require(row.length == columns, file + ": " + line);
                    return row;
                })
                .toList();
    }

    private static void constant(StringBuilder body, String comment, String declaration) {
        body.append("    /** ")
                .append(comment.replace("&", "&amp;").replace("<", "&lt;"))
                .append(" */\n");
        body.append("    public static final ").append(declaration).append(";\n\n");
    }

    private static String retired(String mark) {
        return mark.isEmpty() ? "" : ", retired";
    }

    private void write(String name, String comment, StringBuilder body) throws IOException {
        Path file = sources.resolve(PACKAGE.replace('.', '/')).resolve(name + ".java");
        String text = "package " + PACKAGE + ";\n\n/** " + comment + " Generated at build time; do not edit. */\n"
                + "public final class " + name + " {\n\n" + body + "    private " + name + "() {}\n}\n";
        if (!Files.exists(file) || !Files.readString(file).equals(text)) {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalStateException(message);
        }
    }
}
