package io.yingdun.cloud.testkit;

import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.storage.StoredObject;
import io.yingdun.dicom.testkit.FileInMemory;
import io.yingdun.dicom.testkit.SampleFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Real images as instances that nobody has seen before. */
public final class SampleInstances {

    private SampleInstances() {}

    /** Each of a study of its own, by the UID of its transfer syntax. */
    public static Map<String, TestInstance> oneOfEachTransferSyntax() throws IOException {
        Map<String, TestInstance> samples = new TreeMap<>();
        for (Map.Entry<String, Path> sample :
                SampleFiles.oneOfEachTransferSyntax().entrySet()) {
            samples.put(sample.getKey(), TestInstance.ofSample(sample.getValue()));
        }
        return samples;
    }

    /** Of a study of its own. */
    public static TestInstance of(byte[] file) throws IOException {
        return fromFile(file, TestInstance::ofSample);
    }

    /** The stored values of the first frame of a Part 10 file. */
    public static int[] pixels(byte[] file) throws IOException {
        return fromFile(file, SampleFiles::pixels);
    }

    /** The stored values of the first frame of what the archive keeps. */
    public static int[] pixels(ObjectStore store, Instance instance) throws IOException {
        try (StoredObject object = store.open(instance.location())) {
            return pixels(object.range(0, object.size()).readAllBytes());
        }
    }

    private interface Reading<T> {

        T of(Path file) throws IOException;
    }

    private static <T> T fromFile(byte[] bytes, Reading<T> reading) throws IOException {
        Path file = Files.createTempFile("sample", ".dcm");
        try {
            return reading.of(Files.write(file, bytes));
        } finally {
            Files.delete(file);
        }
    }

    /** The UID that a Part 10 file states. */
    public static String transferSyntax(byte[] file) throws IOException {
        return FileInMemory.of(file).file().transferSyntax().uid();
    }
}
