package io.yingdun.cloud.runtime;

/** Local times as systems write them, {@code YYYYMMDD[HHMM[SS]]}, each as precisely as its writer knew it. */
public final class LocalTimes {

    private LocalTimes() {}

    /** As precisely as both are said: 0 where they differ beyond that only, or one of them is empty. */
    public static int compare(String one, String other) {
        int common = Math.min(one.length(), other.length());
        return one.substring(0, common).compareTo(other.substring(0, common));
    }
}
