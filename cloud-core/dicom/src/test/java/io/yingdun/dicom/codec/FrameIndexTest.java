package io.yingdun.dicom.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.data.FragmentsElement;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.DicomInput;
import io.yingdun.dicom.io.DicomParseException;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.testkit.Samples;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Frames from fragments, PS3.5 A.4. The fixtures are written, read back, and their bytes taken where the index says. */
class FrameIndexTest {

    private static final byte[] FIRST_A = {(byte) 0xFF, 0x4F, (byte) 0xFF, 0x51};
    private static final byte[] FIRST_B = {1, 2};
    private static final byte[] SECOND = {(byte) 0xFF, 0x4F, (byte) 0xFF, 0x51, 3, 4};
    private static final byte[] EMPTY = {};

    @Test
    void groupsByBasicOffsetTable() throws IOException {
        assertThat(frames(2, List.of(0L, 22L), null, true, FIRST_A, FIRST_B, SECOND))
                .containsExactly(concat(FIRST_A, FIRST_B), SECOND);
    }

    @Test
    void groupsByExtendedOffsetTable() throws IOException {
        assertThat(frames(2, List.of(), List.of(0L, 12L), true, FIRST_A, SECOND))
                .containsExactly(FIRST_A, SECOND);
    }

    @Test
    void takesOneFragmentAFrameWithoutAnyTable() throws IOException {
        assertThat(frames(2, List.of(), null, false, FIRST_A, SECOND)).containsExactly(FIRST_A, SECOND);
    }

    @Test
    void ignoresEmptyFragments() throws IOException {
        assertThat(frames(2, List.of(), null, false, FIRST_A, EMPTY, SECOND, EMPTY))
                .containsExactly(FIRST_A, SECOND);
        assertThat(frames(2, List.of(0L, 20L), null, true, FIRST_A, EMPTY, SECOND, EMPTY))
                .containsExactly(FIRST_A, SECOND);
    }

    @Test
    void joinsAllFragmentsOfASingleFrame() throws IOException {
        assertThat(frames(1, List.of(0L), null, true, FIRST_A, FIRST_B)).containsExactly(concat(FIRST_A, FIRST_B));
    }

    @Test
    void looksForCodeStreamsWhereNoTableHelps() throws IOException {
        assertThat(frames(2, List.of(), null, true, FIRST_A, FIRST_B, SECOND))
                .containsExactly(concat(FIRST_A, FIRST_B), SECOND);
    }

    @Test
    void refusesTableThatPointsBetweenFragments() {
        assertThatThrownBy(() -> frames(2, List.of(0L, 13L), null, true, FIRST_A, FIRST_B, SECOND))
                .isInstanceOf(DicomParseException.class)
                .hasMessageContaining("points to no fragment");
    }

    @Test
    void findsNativeFramesByTheirSize() throws IOException {
        DataSet dataSet = image(3).put(ElementFactory.bytes(Tag.PixelData, VR.OW, new byte[36]));
        byte[] file = Samples.file(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);

        FrameIndex index = FrameIndex.of(
                new DicomFileReader(ReadLimits.DEFAULT).read(DicomInput.of(file), LoadPolicy.HEADER), null);

        assertThat(index.size()).isEqualTo(3);
        assertThat(index.regionsOf(2)).containsExactly(new FileRegion(file.length - 24, 12));
        assertThatThrownBy(() -> index.regionsOf(4)).isInstanceOf(CodecException.class);
    }

    @Test
    void refusesFewerPixelsThanFrames() {
        DataSet dataSet = image(4).put(ElementFactory.bytes(Tag.PixelData, VR.OW, new byte[36]));
        byte[] file = Samples.file(dataSet, TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN);

        assertThatThrownBy(() -> FrameIndex.of(
                        new DicomFileReader(ReadLimits.DEFAULT).read(DicomInput.of(file), LoadPolicy.HEADER), null))
                .isInstanceOf(DicomParseException.class)
                .hasMessageContaining("room for 3 of 4 frames");
    }

    private static List<byte[]> frames(
            int count, List<Long> basic, @Nullable List<Long> extended, boolean source, byte[]... fragments)
            throws IOException {
        DataSet dataSet = image(count);
        if (extended != null) {
            ByteBuffer table = ByteBuffer.allocate(8 * count).order(ByteOrder.LITTLE_ENDIAN);
            extended.forEach(table::putLong);
            dataSet.put(ElementFactory.bytes(Tag.ExtendedOffsetTable, VR.OV, table.array()));
        }
        List<FileRegion> anywhere =
                Arrays.stream(fragments).map(f -> new FileRegion(0, f.length)).toList();
        dataSet.put(
                new FragmentsElement(Tag.PixelData, VR.OB, new FileRegion(0, 0), basic, anywhere, List.of(fragments)));
        byte[] file = Samples.file(dataSet, TransferSyntax.of(UID.JPEG2000Lossless));
        DicomFile read = new DicomFileReader(ReadLimits.DEFAULT).read(DicomInput.of(file), LoadPolicy.HEADER);
        FrameIndex index = FrameIndex.of(read, source ? in(file) : null);
        List<byte[]> frames = new ArrayList<>();
        for (int frame = 1; frame <= index.size(); frame++) {
            byte[] joined = {};
            for (FileRegion region : index.regionsOf(frame)) {
                joined = concat(joined, Arrays.copyOfRange(file, (int) region.offset(), (int) region.end()));
            }
            frames.add(joined);
        }
        return frames;
    }

    private static DataSet image(int frames) {
        return Samples.oneOfEverything().put(ElementFactory.text(Tag.NumberOfFrames, Integer.toString(frames)));
    }

    private static BulkSource in(byte[] file) {
        return new BulkSource() {
            @Override
            public InputStream open(FileRegion region) {
                int offset = (int) region.offset();
                return new ByteArrayInputStream(file, offset, file.length - offset);
            }

            @Override
            public boolean bigEndian() {
                return false;
            }
        };
    }

    private static byte[] concat(byte[] first, byte[] second) {
        byte[] joined = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, joined, first.length, second.length);
        return joined;
    }
}
