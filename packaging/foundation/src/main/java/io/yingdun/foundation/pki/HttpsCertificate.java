package io.yingdun.foundation.pki;

import io.yingdun.foundation.runtime.ServerSettings;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.ssl.SslBundleRegistrar;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslBundleRegistry;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Hands the server's certificate to HTTPS, and hands it over again when it was renewed: no restart. */
@Component
class HttpsCertificate implements SslBundleRegistrar {

    private static final String BUNDLE = "server";

    private final ServerIdentity identity;
    private final SslOptions options;
    private volatile @Nullable SslBundleRegistry registry;

    HttpsCertificate(ServerIdentity identity, ServerSettings settings) {
        this.identity = identity;
        this.options = SslOptions.of(null, settings.tlsVersions());
    }

    @Override
    public void registerBundles(SslBundleRegistry bundles) {
        this.registry = bundles;
        bundles.registerBundle(BUNDLE, bundle());
    }

    @Scheduled(initialDelayString = "PT1H", fixedDelayString = "PT6H")
    void renew() {
        SslBundleRegistry bundles = registry;
        if (identity.renewWhenDue() && bundles != null) {
            bundles.updateBundle(BUNDLE, bundle());
        }
    }

    private SslBundle bundle() {
        try {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, null);
            ServerIdentity.Credentials own = identity.credentials();
            store.setKeyEntry("server", own.key(), new char[0], own.chain().toArray(X509Certificate[]::new));
            return SslBundle.of(SslStoreBundle.of(store, "", null), SslBundleKey.NONE, options);
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
