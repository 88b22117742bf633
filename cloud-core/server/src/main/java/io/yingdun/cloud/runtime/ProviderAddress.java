package io.yingdun.cloud.runtime;

import java.net.URI;

/** Where a service elsewhere is asked, as the hospital has written it. */
public final class ProviderAddress {

    private static final String THIS_MACHINE = "localhost|127(\\.\\d{1,3}){3}|\\[::1]";

    private ProviderAddress() {}

    /** Whether what is sent there is read by nobody on the way: https, or http on this machine; and holds no secret itself. */
    public static boolean isSafe(URI address) {
        boolean https = "https".equals(address.getScheme());
        boolean here = "http".equals(address.getScheme())
                && String.valueOf(address.getHost()).matches(THIS_MACHINE);
        boolean bare = address.getHost() != null && address.getUserInfo() == null && address.getQuery() == null;
        return bare && (https || here);
    }
}
