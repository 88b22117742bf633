package io.yingdun.agent.platform.linux;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import com.sun.jna.ptr.IntByReference;
import org.jspecify.annotations.Nullable;

/** XShape (libXext) and XFixes. */
final class XExtensions {
    static final int SHAPE_BOUNDING = 0;
    static final int SHAPE_INPUT = 2;
    private static final int SHAPE_SET = 0;
    private static final int UNSORTED = 0;

    /** SetSelectionOwner, SelectionWindowDestroy and SelectionClientClose of XFixes 1. */
    private static final int ANY_CHANGE_OF_OWNER = 1 | 2 | 4;

    private final Xext shape = Native.load("Xext", Xext.class);
    private final Xfixes fixes = Native.load("Xfixes", Xfixes.class);

    interface Xext extends Library {
        void XShapeCombineRectangles(
                Pointer display,
                NativeLong window,
                int kind,
                int offsetX,
                int offsetY,
                @Nullable Pointer rectangles,
                int count,
                int operation,
                int ordering);
    }

    interface Xfixes extends Library {
        boolean XFixesQueryExtension(Pointer display, IntByReference eventBase, IntByReference errorBase);

        void XFixesSelectSelectionInput(Pointer display, NativeLong window, NativeLong selection, NativeLong mask);
    }

    void shape(Pointer display, NativeLong window, int kind, @Nullable Pointer rectangles, int count) {
        shape.XShapeCombineRectangles(display, window, kind, 0, 0, rectangles, count, SHAPE_SET, UNSORTED);
    }

    void watchOwner(Pointer display, NativeLong root, NativeLong selection) {
        if (fixes.XFixesQueryExtension(display, new IntByReference(), new IntByReference())) {
            fixes.XFixesSelectSelectionInput(display, root, selection, new NativeLong(ANY_CHANGE_OF_OWNER));
        }
    }
}
