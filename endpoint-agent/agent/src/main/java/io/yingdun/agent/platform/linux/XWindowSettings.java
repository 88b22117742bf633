package io.yingdun.agent.platform.linux;

import com.sun.jna.NativeLong;
import com.sun.jna.Structure;

/**
 * Xlib's XSetWindowAttributes. JNA's own declaration has boolean fields, which JNA writes as -1 and the X server
 * refuses with BadValue.
 */
@Structure.FieldOrder({
    "backgroundPixmap",
    "backgroundPixel",
    "borderPixmap",
    "borderPixel",
    "bitGravity",
    "windowGravity",
    "backingStore",
    "backingPlanes",
    "backingPixel",
    "saveUnder",
    "eventMask",
    "doNotPropagateMask",
    "overrideRedirect",
    "colormap",
    "cursor"
})
public final class XWindowSettings extends Structure {
    public NativeLong backgroundPixmap = new NativeLong(0);
    public NativeLong backgroundPixel = new NativeLong(0);
    public NativeLong borderPixmap = new NativeLong(0);
    public NativeLong borderPixel = new NativeLong(0);
    public int bitGravity;
    public int windowGravity;
    public int backingStore;
    public NativeLong backingPlanes = new NativeLong(0);
    public NativeLong backingPixel = new NativeLong(0);
    public int saveUnder;
    public NativeLong eventMask = new NativeLong(0);
    public NativeLong doNotPropagateMask = new NativeLong(0);
    public int overrideRedirect;
    public NativeLong colormap = new NativeLong(0);
    public NativeLong cursor = new NativeLong(0);
}
