package io.yingdun.dicom.association;

import io.netty.handler.ssl.SslContext;
import org.jspecify.annotations.Nullable;

/**
 * Where a peer is to be reached.
 *
 * @param tls null for a connection in the clear; else under the profile of {@link SecureTransport}, and the context decides
 *     whether the host's name is checked
 */
public record RemoteApplicationEntity(
        String aeTitle, String host, int port, @Nullable SslContext tls) {

    public RemoteApplicationEntity(String aeTitle, String host, int port) {
        this(aeTitle, host, port, null);
    }
}
