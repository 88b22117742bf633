package io.yingdun.dicom.codec.jpeg;

import java.util.Arrays;

/**
 * The adaptive statistics of a scan (T.87 A.4, A.6): for each of 365 regular contexts and two of run interruption the sum of
 * error sizes A, the bias B, the correction C and the count N; for the run contexts the count of negative errors.
 */
final class JpegLsContexts {

    static final int RUN = 365;

    private final JpegLsParameters parameters;
    private final int[] a = new int[367];
    private final int[] b = new int[367];
    private final int[] c = new int[367];
    private final int[] n = new int[367];
    private final int[] negative = new int[367];

    JpegLsContexts(JpegLsParameters parameters) {
        this.parameters = parameters;
        Arrays.fill(a, Math.max(2, (parameters.range() + 32) / 64));
        Arrays.fill(n, 1);
    }

    int correction(int context) {
        return c[context];
    }

    /** T.87 A.5.1 and, for run interruption, A.7.2.1. */
    int golombParameter(int context) {
        int sum = context == RUN + 1 ? a[context] + (n[context] >> 1) : a[context];
        int k = 0;
        while (k < 24 && n[context] << k < sum) {
            k++;
        }
        return k;
    }

    /** T.87 A.5.2: errors are folded the other way round where the bias says that negative ones are likelier. */
    int unmap(int context, int mapped, int k) {
        boolean turned = k == 0 && parameters.near() == 0 && 2 * b[context] <= -n[context];
        int error = mapped % 2 == 0 ? mapped / 2 : -(mapped + 1) / 2;
        return turned ? -error - 1 : error;
    }

    /** T.87 A.6. */
    void update(int context, int error) {
        b[context] += error * parameters.step();
        a[context] += Math.abs(error);
        if (n[context] == parameters.reset()) {
            a[context] >>= 1;
            b[context] >>= 1;
            n[context] >>= 1;
        }
        n[context]++;
        if (b[context] <= -n[context]) {
            b[context] = Math.max(b[context] + n[context], 1 - n[context]);
            c[context] = Math.max(c[context] - 1, -128);
        } else if (b[context] > 0) {
            b[context] = Math.min(b[context] - n[context], 0);
            c[context] = Math.min(c[context] + 1, 127);
        }
    }

    /** T.87 A.7.2.2. */
    int unmapRunInterruption(int context, int mapped, int k) {
        int folded = mapped + context - RUN;
        boolean odd = folded % 2 != 0;
        int size = (folded + 1) / 2;
        boolean negativeLikelier = k != 0 || 2 * negative[context] >= n[context];
        return negativeLikelier == odd ? -size : size;
    }

    void updateRunInterruption(int context, int error, int mapped) {
        negative[context] += error < 0 ? 1 : 0;
        a[context] += mapped + 1 - (context - RUN) >> 1;
        if (n[context] == parameters.reset()) {
            a[context] >>= 1;
            n[context] >>= 1;
            negative[context] >>= 1;
        }
        n[context]++;
    }
}
