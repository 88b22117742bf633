package io.yingdun.systemtest;

import io.yingdun.stack.desktop.Desktop;
import io.yingdun.stack.desktop.Radiograph;
import io.yingdun.stack.desktop.ReadingScreen;
import io.yingdun.stack.process.ChildProcess;
import io.yingdun.stack.screen.VirtualScreen;
import java.nio.file.Path;

/** What a person has in front of them, over the whole screen, in a real window. */
enum Scene {
    DOCUMENT {
        @Override
        ChildProcess show(VirtualScreen screen, Path document) {
            return Desktop.fillWithDocument(screen, document);
        }
    },
    PICTURE {
        @Override
        ChildProcess show(VirtualScreen screen, Path document) {
            return Desktop.fill(screen, "radiograph", new Radiograph());
        }
    },
    DARK_SCREEN {
        @Override
        ChildProcess show(VirtualScreen screen, Path document) {
            return Desktop.fill(screen, "reading-screen", new ReadingScreen());
        }
    };

    /** Returns when the window is on the screen. */
    abstract ChildProcess show(VirtualScreen screen, Path document);
}
