package io.yingdun.foundation.web;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Who stands behind an address, as limits count them. */
public final class NetworkSite {

    private static final int IPV6_SITE_BYTES = 8;

    private NetworkSite() {}

    /**
     * The IPv4 address itself, the first half of an IPv6 address: one customer holds 2^64 of those.
     *
     * @param address a request's remote address, which is literal: nothing is looked up
     */
    public static String of(String address) {
        try {
            if (InetAddress.getByName(address) instanceof Inet6Address six) {
                return HexFormat.of().formatHex(six.getAddress(), 0, IPV6_SITE_BYTES);
            }
        } catch (UnknownHostException e) {
            return address;
        }
        return address;
    }
}
