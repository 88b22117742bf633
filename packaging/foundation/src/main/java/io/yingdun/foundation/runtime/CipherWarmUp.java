package io.yingdun.foundation.runtime;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Has the VM compile the ciphers of TLS and the digest of what is stored before many need them at once. Interpreted,
 * AES-GCM passes some 20 MB/s a core, compiled over 1,000, since only the optimising compiler uses the processor's
 * instructions for it; and where every core is busy with interpreting, the compiler itself waits for the better part
 * of a minute. One thread alone has it done in half a second.
 */
@Component
class CipherWarmUp {

    private static final Logger LOG = LoggerFactory.getLogger(CipherWarmUp.class);

    /** What TLS 1.3 puts into one record at most (RFC 8446, 5.1). */
    private static final int RECORD = 16_384;

    private static final int RECORDS_A_ROUND = 256;
    private static final int TAG_BITS = 128;
    private static final int NONCE_BYTES = 12;
    private static final double COMPILED_BYTES_PER_SECOND = 500e6;
    private static final Duration LONGEST = Duration.ofSeconds(5);

    private final ByteBuffer plain = ByteBuffer.allocate(RECORD);
    private final ByteBuffer sealed = ByteBuffer.allocateDirect(RECORD + TAG_BITS / 8);
    private final ByteBuffer opened = ByteBuffer.allocate(RECORD);
    private final SecretKeySpec key = new SecretKeySpec(new byte[32], "AES");
    private long nonce;

    @EventListener(ApplicationReadyEvent.class)
    void begin() {
        if (optimises()) {
            Thread thread = new Thread(() -> run(COMPILED_BYTES_PER_SECOND, LONGEST), "cipher-warm-up");
            thread.setDaemon(true);
            thread.start();
        }
    }

    /**
     * Returns when a round was as fast as asked for, or the time is over.
     *
     * @param bytesPerSecond sealed, opened and digested, each once
     * @return rounds it took
     */
    int run(double bytesPerSecond, Duration longest) {
        long begun = System.nanoTime();
        int rounds = 0;
        try {
            double reached = 0;
            while (reached < bytesPerSecond && System.nanoTime() - begun < longest.toNanos()) {
                long start = System.nanoTime();
                round();
                reached = (double) RECORD * RECORDS_A_ROUND / (System.nanoTime() - start) * 1e9;
                rounds++;
            }
            LOG.debug("Ciphers run at {} MB/s after {} rounds", Math.round(reached / 1e6), rounds);
        } catch (GeneralSecurityException e) {
            LOG.warn("The ciphers were not warmed up", e);
        }
        return rounds;
    }

    private void round() throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        for (int i = 0; i < RECORDS_A_ROUND; i++) {
            byte[] iv = ByteBuffer.allocate(NONCE_BYTES).putLong(nonce++).array();
            GCMParameterSpec parameters = new GCMParameterSpec(TAG_BITS, iv);
            cipher.init(Cipher.ENCRYPT_MODE, key, parameters);
            cipher.doFinal(plain.clear(), sealed.clear());
            cipher.init(Cipher.DECRYPT_MODE, key, parameters);
            cipher.doFinal(sealed.flip(), opened.clear());
            digest.update(opened.flip());
        }
    }

    /** Without the optimising compiler (short-lived processes) nothing would become faster. */
    private static boolean optimises() {
        HotSpotDiagnosticMXBean vm = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return vm != null && "4".equals(vm.getVMOption("TieredStopAtLevel").getValue());
    }
}
