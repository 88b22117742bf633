package io.yingdun.dicom.json;

import java.io.IOException;

/** Fetches the little-endian value field that a BulkDataURI names, for instance from another part of the same message. */
@FunctionalInterface
public interface BulkDataResolver {

    byte[] resolve(String uri) throws IOException;
}
