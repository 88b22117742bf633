package io.yingdun.agent.enrol;

import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/** Whether a certificate that the server issued is for our key and from our authority. */
final class ChainCheck {
    private ChainCheck() {}

    /**
     * The chain, own certificate first and authority last.
     *
     * @throws CertificateException if the first certificate is for another key, or a link is missing
     */
    static List<X509Certificate> chainFor(PublicKey key, List<X509Certificate> presented, X509Certificate authority)
            throws GeneralSecurityException {
        if (presented.isEmpty() || !presented.get(0).getPublicKey().equals(key)) {
            throw new CertificateException("the certificate is not for the key that was asked for");
        }
        List<X509Certificate> chain = new ArrayList<>(presented);
        if (!chain.get(chain.size() - 1).equals(authority)) {
            chain.add(authority);
        }
        for (int i = 0; i + 1 < chain.size(); i++) {
            chain.get(i).verify(chain.get(i + 1).getPublicKey());
        }
        return chain;
    }
}
