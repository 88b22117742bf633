package io.yingdun.agent.platform.macos;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import com.sun.jna.platform.mac.CoreFoundation.CFBooleanRef;
import com.sun.jna.platform.mac.CoreFoundation.CFDictionaryRef;
import com.sun.jna.platform.mac.CoreFoundation.CFStringRef;
import org.jspecify.annotations.Nullable;

/** The window server's description of this session (Quartz Display Services). */
final class WindowServerSession {
    /** Undocumented but unchanged since OS X 10.5; present and true only while the screen is locked. */
    private static final String LOCKED_KEY = "CGSSessionScreenIsLocked";

    private interface Quartz extends Library {
        @Nullable
        CFDictionaryRef CGSessionCopyCurrentDictionary();
    }

    private WindowServerSession() {}

    static boolean isLocked() {
        Quartz quartz = Native.load("CoreGraphics", Quartz.class);
        CFDictionaryRef session = quartz.CGSessionCopyCurrentDictionary();
        if (session == null) {
            return false;
        }
        CFStringRef key = CFStringRef.createCFString(LOCKED_KEY);
        try {
            Pointer value = session.getValue(key);
            return value != null && new CFBooleanRef(value).booleanValue();
        } finally {
            key.release();
            session.release();
        }
    }
}
