package io.yingdun.dicom.association;

import io.netty.handler.ssl.SslContext;
import java.net.InetSocketAddress;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where peers come in.
 *
 * @param tls asked for each connection, so that a renewed certificate takes effect; null for connections in the clear
 */
public record ListeningPort(
        InetSocketAddress address, @Nullable Supplier<SslContext> tls) {

    public static ListeningPort clear(InetSocketAddress address) {
        return new ListeningPort(address, null);
    }

    /** Under the profile of {@link SecureTransport}. */
    public static ListeningPort tls(InetSocketAddress address, Supplier<SslContext> context) {
        return new ListeningPort(address, context);
    }
}
