package io.yingdun.cloud.archive;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.data.FileRegion;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameTableTest {

    @Test
    void survivesItsEncoding() {
        FrameTable table = new FrameTable(List.of(
                List.of(new FileRegion(1_000, 524_288)),
                List.of(new FileRegion(6_000_000_000L, 3), new FileRegion(6_000_000_011L, 0)),
                List.of(),
                List.of(new FileRegion(10, Integer.MAX_VALUE + 1L))));
        assertThat(FrameTable.decode(table.encode())).isEqualTo(table);
    }

    @Test
    void aFrameOfAUsualSliceCostsAFewBytes() {
        assertThat(new FrameTable(List.of(List.of(new FileRegion(1_424, 524_288)))).encode())
                .hasSizeLessThan(8);
    }

    @Test
    void framesThatShareAByteStayExact() {
        FrameTable bits = new FrameTable(List.of(List.of(new FileRegion(100, 2)), List.of(new FileRegion(101, 2))));
        assertThat(FrameTable.decode(bits.encode())).isEqualTo(bits);
    }

    @Test
    void aFrameThatDoesNotExistHasNoRegions() {
        FrameTable table = new FrameTable(List.of(List.of(new FileRegion(1, 2))));
        assertThat(table.regionsOf(0)).isEmpty();
        assertThat(table.regionsOf(2)).isEmpty();
    }
}
