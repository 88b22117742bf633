package io.yingdun.stack.desktop;

import io.yingdun.stack.process.Await;
import io.yingdun.stack.process.ChildProcess;
import io.yingdun.stack.process.StackException;
import io.yingdun.stack.screen.VirtualScreen;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Opens the windows that a person at the workstation would have open, side by side so that each can be seen. */
public final class Desktop {

    private static final Duration SHOWN = Duration.ofSeconds(60);
    private static final int GAP = 12;
    private static final int TITLE_BAR = 28;

    private final VirtualScreen screen;

    private Desktop(VirtualScreen screen) {
        this.screen = screen;
    }

    /** {@code document} is a UTF-8 text. Returns when all windows are on the screen. */
    public static Desktop furnish(VirtualScreen screen, Path document) {
        Desktop desktop = new Desktop(screen);
        int half = screen.size().width() / 2;
        int upper = screen.size().height() * 3 / 5;
        desktop.showDocument(document, new Place(GAP, GAP, half - 2 * GAP, upper - TITLE_BAR));
        desktop.showPicture(
                "radiograph", new Radiograph(), new Place(half + GAP, GAP, half - 2 * GAP, upper - TITLE_BAR));
        desktop.showPicture(
                "reading-screen",
                new ReadingScreen(),
                new Place(
                        GAP,
                        upper + TITLE_BAR,
                        2 * half - 2 * GAP,
                        screen.size().height() - upper - 2 * TITLE_BAR));
        return desktop;
    }

    /** The same three windows, each in turn over the whole screen, for tests that look at one kind of content. */
    public static ChildProcess fill(VirtualScreen screen, String name, Drawing drawing) {
        Place everything = new Place(0, 0, screen.size().width(), screen.size().height());
        return new Desktop(screen).showPicture(name, drawing, everything);
    }

    public static ChildProcess fillWithDocument(VirtualScreen screen, Path document) {
        return new Desktop(screen)
                .showDocument(
                        document,
                        new Place(0, 0, screen.size().width(), screen.size().height()));
    }

    private ChildProcess showDocument(Path document, Place place) {
        // A character cell of this font is about 10 x 20 pixels.
        ChildProcess window = screen.open(
                "document",
                "xterm",
                "-T",
                "document",
                "-u8",
                "-fa",
                "monospace",
                // Chinese characters take two cells and come from a font of their own.
                "-fd",
                "sans:lang=zh-cn",
                "-fs",
                "11",
                "-bg",
                "white",
                "-fg",
                "black",
                "+sb",
                "-geometry",
                place.width() / 10 + "x" + place.height() / 20 + "+" + place.x() + "+" + place.y(),
                "-e",
                "bash",
                "-c",
                "printf '\\033[?25l'; cat \"$1\"; exec sleep infinity",
                "document",
                document.toString());
        awaitWindow("document", window);
        return window;
    }

    private ChildProcess showPicture(String name, Drawing drawing, Place place) {
        Path picture = screen.folder().resolve(name + ".png");
        drawing.write(picture, place.width(), place.height());
        ChildProcess window = screen.open(
                name,
                "feh",
                "--title",
                name,
                "--no-menus",
                "--hide-pointer",
                "--geometry",
                place.width() + "x" + place.height() + "+" + place.x() + "+" + place.y(),
                picture.toString());
        awaitWindow(name, window);
        return window;
    }

    private void awaitWindow(String title, ChildProcess window) {
        Await.until("a window \"" + title + "\" on " + screen.display(), SHOWN, () -> {
            if (!window.isAlive()) {
                throw new StackException(
                        "The window \"" + title + "\" ended instead of being shown: " + window.lastLines(5));
            }
            return titles().contains(title);
        });
    }

    private List<String> titles() {
        return screen.run("bash", "-c", "xdotool search --onlyvisible --name . getwindowname %@ 2>/dev/null || true")
                .lines()
                .toList();
    }

    private record Place(int x, int y, int width, int height) {}
}
