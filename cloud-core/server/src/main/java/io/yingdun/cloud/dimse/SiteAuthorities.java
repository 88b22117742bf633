package io.yingdun.cloud.dimse;

import io.yingdun.foundation.pki.PemFiles;
import io.yingdun.foundation.runtime.StartFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** The certificate authorities that issue to the site's devices and systems; none of those that the JDK brings. */
public final class SiteAuthorities {

    private SiteAuthorities() {}

    /**
     * @param files PEM; when there is none, nobody is believed
     * @param option that names them
     * @throws StartFailure when a file cannot be read
     */
    public static X509TrustManager of(List<Path> files, String option) {
        List<X509Certificate> certificates = new ArrayList<>();
        for (Path file : files) {
            try {
                certificates.addAll(PemFiles.readCertificates(file));
            } catch (GeneralSecurityException | UncheckedIOException e) {
                throw new StartFailure(
                        option + " names " + file + ", which cannot be read: " + e.getMessage(),
                        "Give PEM files with certificates of authorities, with commas between.",
                        e);
            }
        }
        try {
            return certificates.isEmpty() ? new Nobody() : trusting(certificates);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static X509TrustManager trusting(List<X509Certificate> authorities)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (X509Certificate authority : authorities) {
            store.setCertificateEntry("authority " + store.size(), authority);
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
        managers.init(store);
        return (X509TrustManager) managers.getTrustManagers()[0];
    }

    /** PKIX refuses to work without any authority. */
    private static final class Nobody implements X509TrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            throw new CertificateException("no authority issues certificates to peers here");
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
            checkClientTrusted(chain, authType);
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
