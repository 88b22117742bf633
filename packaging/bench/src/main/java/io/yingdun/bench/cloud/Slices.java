package io.yingdun.bench.cloud;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DataSetWriter;
import io.yingdun.dicom.io.DicomFileWriter;
import io.yingdun.dicom.io.Encoding;
import io.yingdun.dicom.io.FileMetaInformation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * CT slices of 512×512, 16 bit, 524,288 bytes of pixels: a disc of soft tissue in air with noise of 12 HU, which compresses as
 * a real chest does (about 2:1 with gzip). Eight pictures take turns; every slice has UIDs of its own.
 */
final class Slices {

    private static final int SIZE = 512;
    private static final int PICTURES = 8;
    private static final int NOISE_HU = 12;
    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime());

    private static final List<ByteBuffer> PICTURE = pictures();

    private final String patientName;
    private final String study;
    private int number;

    Slices(String patientName) {
        this(patientName, "1.2.276.0.7230010.3.7." + NEXT.incrementAndGet());
    }

    private Slices(String patientName, String study) {
        this.patientName = patientName;
        this.study = study;
    }

    /** The same from its first slice on. */
    Slices again() {
        return new Slices(patientName, study);
    }

    String study() {
        return study;
    }

    String series() {
        return study + ".1";
    }

    /** Of those that {@link #next} has given. */
    List<String> instances() {
        return IntStream.rangeClosed(1, number).mapToObj(this::instance).toList();
    }

    private String instance(int n) {
        return series() + "." + n;
    }

    List<Slice> next(int count) {
        return Stream.generate(this::next).limit(count).toList();
    }

    private Slice next() {
        number++;
        return new Slice(instance(number), head(), PICTURE.get(number % PICTURES));
    }

    private DataSet head() {
        DataSet head = new DataSet();
        head.put(ElementFactory.text(Tag.SOPClassUID, UID.CTImageStorage))
                .put(ElementFactory.text(Tag.StudyDate, "20260301"))
                .put(ElementFactory.text(Tag.StudyTime, "101500"))
                .put(ElementFactory.text(Tag.Modality, "CT"))
                .put(ElementFactory.text(Tag.StudyDescription, "CHEST SYNTHETIC"))
                .put(ElementFactory.text(Tag.PatientName, patientName))
                .put(ElementFactory.text(Tag.PatientID, "BENCH" + study.substring(study.lastIndexOf('.') + 1)))
                .put(ElementFactory.text(Tag.StudyInstanceUID, study))
                .put(ElementFactory.text(Tag.SeriesInstanceUID, series()))
                .put(ElementFactory.text(Tag.InstanceNumber, Integer.toString(number)))
                .put(ElementFactory.text(Tag.ImagePositionPatient, "-180", "-180", Integer.toString(number)))
                .put(ElementFactory.text(Tag.ImageOrientationPatient, "1", "0", "0", "0", "1", "0"))
                .put(ElementFactory.numbers(Tag.SamplesPerPixel, VR.US, 1))
                .put(ElementFactory.text(Tag.PhotometricInterpretation, "MONOCHROME2"))
                .put(ElementFactory.numbers(Tag.Rows, VR.US, SIZE))
                .put(ElementFactory.numbers(Tag.Columns, VR.US, SIZE))
                .put(ElementFactory.text(Tag.PixelSpacing, "0.703125", "0.703125"))
                .put(ElementFactory.numbers(Tag.BitsAllocated, VR.US, 16))
                .put(ElementFactory.numbers(Tag.BitsStored, VR.US, 16))
                .put(ElementFactory.numbers(Tag.HighBit, VR.US, 15))
                .put(ElementFactory.numbers(Tag.PixelRepresentation, VR.US, 1))
                .put(ElementFactory.text(Tag.RescaleIntercept, "0"))
                .put(ElementFactory.text(Tag.RescaleSlope, "1"));
        return head;
    }

    private static List<ByteBuffer> pictures() {
        Random random = new Random(5);
        return Stream.generate(() -> picture(random)).limit(PICTURES).toList();
    }

    /** Outside the heap, from where it travels without being copied first. */
    private static ByteBuffer picture(Random random) {
        ByteBuffer picture = ByteBuffer.allocateDirect(2 * SIZE * SIZE).order(ByteOrder.LITTLE_ENDIAN);
        for (int n = 0; n < SIZE * SIZE; n++) {
            double away = Math.hypot(n % SIZE - SIZE / 2.0, Math.floorDiv(n, SIZE) - SIZE / 2.0);
            picture.putShort((short) ((away < SIZE / 3.0 ? 40 : -1000) + NOISE_HU * random.nextGaussian()));
        }
        return picture.flip();
    }

    /** One slice; its head is encoded when it is made, not while the clock runs. */
    static final class Slice {

        private final String uid;
        private final byte[] head;
        private final ByteBuffer pixels;

        Slice(String uid, DataSet head, ByteBuffer pixels) {
            this.uid = uid;
            this.pixels = pixels;
            head.put(ElementFactory.text(Tag.SOPInstanceUID, uid));
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            try {
                new DataSetWriter(bytes, BulkSource.none()).write(head, Encoding.EXPLICIT_LITTLE);
            } catch (IOException e) {
                throw new IllegalStateException("arrays can be written", e);
            }
            // (7FE0,0010) OW, two reserved bytes, length in four (PS3.5 §7.1.2)
            int length = pixels.remaining();
            bytes.writeBytes(new byte[] {
                (byte) 0xE0,
                0x7F,
                0x10,
                0,
                'O',
                'W',
                0,
                0,
                (byte) length,
                (byte) (length >> 8),
                (byte) (length >> 16),
                0
            });
            this.head = bytes.toByteArray();
        }

        /** As a Part 10 file that is as long as it should be, and whose pixels take no room on the disk. */
        void writeSparse(Path file) throws IOException {
            try (RandomAccessFile out = new RandomAccessFile(file.toFile(), "rw")) {
                ByteArrayOutputStream front = new ByteArrayOutputStream();
                new DicomFileWriter(front, BulkSource.none())
                        .writeHead(FileMetaInformation.of(
                                UID.CTImageStorage, uid, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN));
                front.writeBytes(head);
                out.write(front.toByteArray());
                out.setLength(out.length() + pixels.remaining());
            }
        }

        String uid() {
            return uid;
        }

        /** All of the data set that stands before the pixels, their length included. */
        ByteBuffer head() {
            return ByteBuffer.wrap(head);
        }

        ByteBuffer pixels() {
            return pixels.duplicate();
        }
    }
}
