import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Counts the test cases in every JUnit report below a folder ({@code target/*-reports/*.xml}), whichever runner wrote
 * it: Surefire, Failsafe, Vitest or Node. Single-file program, so that it runs before anything is built:
 * {@code java CountTests.java ROOT}. Names what was skipped, what passed only the second time (flaky) and what failed.
 * Status 1 when a test failed or none ran.
 */
final class CountTests {
    private static final Set<String> LEFT_OUT = Set.of("node_modules", ".git", "dist");

    private static final int REASON_LINES = 6;
    private static final int LINE_LENGTH = 300;

    private int passed;
    private int skipped;
    private final List<String> failed = new ArrayList<>();
    private final List<String> flaky = new ArrayList<>();
    private final List<String> skippedNames = new ArrayList<>();

    public static void main(String[] arguments) throws Exception {
        CountTests count = new CountTests();
        for (Path report : reportsBelow(Path.of(arguments[0]))) {
            count.read(report);
        }
        count.skippedNames.forEach(name -> System.out.println("skipped: " + name));
        count.flaky.forEach(name -> System.out.println("flaky:   " + name));
        count.failed.forEach(name -> System.out.println("failed:  " + name));
        int ran = count.passed + count.failed.size();
        if (ran == 0) {
            System.out.println("No test ran.");
        }
        System.out.printf("%d passed, %d failed, %d skipped%n", count.passed, count.failed.size(), count.skipped);
        System.exit(ran == 0 || !count.failed.isEmpty() ? 1 : 0);
    }

    private static List<Path> reportsBelow(Path root) throws IOException {
        List<Path> reports = new ArrayList<>();
        Files.walkFileTree(root, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                return LEFT_OUT.contains(folder.getFileName().toString())
                        ? FileVisitResult.SKIP_SUBTREE
                        : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                Path folder = file.getParent();
                if (file.toString().endsWith(".xml")
                        && folder.toString().endsWith("-reports")
                        && folder.getParent().endsWith("target")) {
                    reports.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        reports.sort(null);
        return reports;
    }

    private void read(Path report) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        DocumentBuilder builder = factory.newDocumentBuilder();
        NodeList cases = builder.parse(report.toFile()).getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            Element test = (Element) cases.item(i);
            String name = test.getAttribute("classname") + " › " + test.getAttribute("name");
            Optional<Element> failure = child(test, "failure").or(() -> child(test, "error"));
            if (failure.isPresent()) {
                failed.add(name + reason(failure.get()));
            } else if (child(test, "skipped").isPresent()) {
                skipped++;
                skippedNames.add(name);
            } else {
                passed++;
                child(test, "flakyFailure")
                        .or(() -> child(test, "flakyError"))
                        .ifPresent(first -> flaky.add(name + reason(first)));
            }
        }
    }

    /** What is known of a failure without its stack, so that the last lines of a log are enough to begin with. */
    private static String reason(Element failure) {
        String message = failure.getAttribute("message");
        String text = (message.isBlank() ? failure.getTextContent() : message).strip();
        return text.lines()
                .limit(REASON_LINES)
                .map(line -> "\n             " + (line.length() > LINE_LENGTH ? line.substring(0, LINE_LENGTH) + "…" : line))
                .collect(Collectors.joining());
    }

    private static Optional<Element> child(Element parent, String name) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element element && name.equals(element.getNodeName())) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }
}
