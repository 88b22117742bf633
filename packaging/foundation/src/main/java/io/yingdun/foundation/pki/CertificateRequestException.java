package io.yingdun.foundation.pki;

/** A certificate request that cannot be used; the message continues a sentence that begins with "the request". */
public class CertificateRequestException extends Exception {

    private static final long serialVersionUID = 1L;

    CertificateRequestException(String message) {
        super(message);
    }

    CertificateRequestException(String message, Throwable cause) {
        super(message, cause);
    }
}
