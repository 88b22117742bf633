package io.yingdun.dicom.association;

import io.netty.channel.Channel;
import io.netty.handler.ssl.SslHandler;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.pdu.UserInformation;
import io.yingdun.dicom.pdu.UserInformation.AsynchronousOperations;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What both sides of a negotiation need. */
final class Negotiation {

    static final String APPLICATION_CONTEXT = UID.DICOMApplicationContext;

    private Negotiation() {}

    /** PS3.7 §D.3.3.3: absent means one, 0 means any. */
    static int invoked(@Nullable AsynchronousOperations window) {
        return window == null ? 1 : anyAsMaximum(window.invoked());
    }

    static int performed(@Nullable AsynchronousOperations window) {
        return window == null ? 1 : anyAsMaximum(window.performed());
    }

    private static int anyAsMaximum(int operations) {
        return operations == 0 ? Integer.MAX_VALUE : operations;
    }

    static String implementation(UserInformation user) {
        return user.implementationVersionName().isEmpty()
                ? user.implementationClassUID()
                : user.implementationVersionName();
    }

    static InetSocketAddress remoteAddress(Channel channel) {
        return channel.remoteAddress() instanceof InetSocketAddress address
                ? address
                : InetSocketAddress.createUnresolved("local", 0);
    }

    static boolean isTls(Channel channel) {
        return channel.pipeline().get(SslHandler.class) != null;
    }

    static List<X509Certificate> peerCertificates(Channel channel) {
        SslHandler tls = channel.pipeline().get(SslHandler.class);
        if (tls == null) {
            return List.of();
        }
        try {
            List<X509Certificate> chain = new ArrayList<>();
            for (Certificate certificate : tls.engine().getSession().getPeerCertificates()) {
                if (certificate instanceof X509Certificate x509) {
                    chain.add(x509);
                }
            }
            return chain;
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }
}
