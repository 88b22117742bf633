package io.yingdun.dicom.io;

import io.yingdun.dicom.dictionary.Tag;

/** Which values come into memory. */
public enum LoadPolicy {
    /** Everything. */
    ALL {
        @Override
        boolean loads(ElementHeader header) {
            return true;
        }
    },
    /** All but the pixel data of the object itself and byte streams above 64 KiB: what an index or a dump needs. */
    HEADER {
        @Override
        boolean loads(ElementHeader header) {
            boolean pixels = header.depth() == 0
                    && (header.tag() == Tag.PixelData
                            || header.tag() == Tag.FloatPixelData
                            || header.tag() == Tag.DoubleFloatPixelData);
            return !pixels && !(header.vr().isByteStream() && header.length() > BULK_BYTES);
        }
    };

    private static final int BULK_BYTES = 64 * 1024;

    abstract boolean loads(ElementHeader header);
}
