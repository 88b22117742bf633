package io.yingdun.protocol;

import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where an endpoint's certificate says whose it is: one subject alternative name of type URI (RFC 5280 §4.2.1.6),
 * {@code urn:yingdun:endpoint:<id>}. The server puts it there; nothing that the agent writes into its request counts.
 */
public final class EndpointCertificates {
    private static final String PREFIX = "urn:yingdun:endpoint:";
    private static final Pattern ID = Pattern.compile("[A-Za-z0-9-]{1,64}");
    private static final int TYPE_URI = 6;

    private EndpointCertificates() {}

    /** The URI that names this endpoint in its certificate. */
    public static String uri(String endpointId) {
        if (!ID.matcher(endpointId).matches()) {
            throw new IllegalArgumentException("an endpoint id has 1 to 64 letters, digits and hyphens");
        }
        return PREFIX + endpointId;
    }

    /** The endpoint's id; empty where the certificate names none, more than one, or one with other characters. */
    public static Optional<String> endpointId(X509Certificate certificate) {
        Collection<List<?>> names;
        try {
            names = certificate.getSubjectAlternativeNames();
        } catch (CertificateParsingException e) {
            return Optional.empty();
        }
        if (names == null) {
            return Optional.empty();
        }
        List<String> ids = names.stream()
                .filter(name -> Integer.valueOf(TYPE_URI).equals(name.get(0)))
                .map(name -> String.valueOf(name.get(1)))
                .filter(uri -> uri.startsWith(PREFIX))
                .map(uri -> uri.substring(PREFIX.length()))
                .toList();
        return ids.size() == 1 && ID.matcher(ids.get(0)).matches() ? Optional.of(ids.get(0)) : Optional.empty();
    }
}
