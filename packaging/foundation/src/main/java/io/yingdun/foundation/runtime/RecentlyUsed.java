package io.yingdun.foundation.runtime;

import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers so many keys: what was not used for longest is forgotten first. Not for several threads at once. */
public final class RecentlyUsed<V> extends LinkedHashMap<String, V> {

    private static final long serialVersionUID = 1L;
    private static final float LOAD = 0.75f;
    private static final int BEGIN = 256;

    private final int most;

    public RecentlyUsed(int most) {
        super(BEGIN, LOAD, true);
        this.most = most;
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
        return size() > most;
    }
}
