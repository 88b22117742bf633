package io.yingdun.dicom.fuzz;

import io.yingdun.dicom.codec.FrameFuzz;
import io.yingdun.dicom.codec.Jpeg2000Fuzz;
import io.yingdun.dicom.testkit.Fuzzing;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** All targets in one process, for a short search: the first byte picks one; see {@link Fuzzing}. */
public final class EveryReaderFuzz {

    /** What the first byte picks, in that order. */
    static final List<Target> TARGETS = List.of(
            new Target(DicomFileFuzz.class, DicomFileFuzz::fuzzerTestOneInput),
            new Target(FrameFuzz.class, FrameFuzz::fuzzerTestOneInput),
            new Target(Jpeg2000Fuzz.class, Jpeg2000Fuzz::fuzzerTestOneInput),
            new Target(PduFuzz.class, PduFuzz::fuzzerTestOneInput),
            new Target(DimseFuzz.class, DimseFuzz::fuzzerTestOneInput),
            new Target(DicomJsonFuzz.class, DicomJsonFuzz::fuzzerTestOneInput),
            new Target(NativeModelFuzz.class, NativeModelFuzz::fuzzerTestOneInput),
            new Target(DicomDirectoryFuzz.class, DicomDirectoryFuzz::fuzzerTestOneInput));

    private EveryReaderFuzz() {}

    record Target(Class<?> type, Reader reader) {}

    interface Reader {
        void read(byte[] bytes) throws IOException;
    }

    public static void fuzzerTestOneInput(byte[] bytes) throws IOException {
        if (bytes.length == 0) {
            return;
        }
        Target target = TARGETS.get(Byte.toUnsignedInt(bytes[0]) % TARGETS.size());
        target.reader().read(Arrays.copyOfRange(bytes, 1, bytes.length));
    }

    /** @param ofEach in the order of the targets */
    static List<byte[]> seeds(List<List<byte[]>> ofEach) {
        List<byte[]> seeds = new ArrayList<>();
        for (int target = 0; target < ofEach.size(); target++) {
            for (byte[] seed : ofEach.get(target)) {
                byte[] prefixed = new byte[seed.length + 1];
                prefixed[0] = (byte) target;
                System.arraycopy(seed, 0, prefixed, 1, seed.length);
                seeds.add(prefixed);
            }
        }
        return seeds;
    }
}
