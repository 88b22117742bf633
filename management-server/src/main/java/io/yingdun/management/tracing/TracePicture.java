package io.yingdun.management.tracing;

/**
 * One picture or video of a trace.
 *
 * @param sha256 of the file, under which it is stored
 */
record TracePicture(String fileName, String sha256, String mediaType, long bytes) {

    boolean isVideo() {
        return mediaType.startsWith("video/");
    }
}
