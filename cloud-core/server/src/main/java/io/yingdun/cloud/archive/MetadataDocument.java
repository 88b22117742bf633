package io.yingdun.cloud.archive;

/**
 * The metadata of a study or a series as it is sent: a DICOM JSON array with one object an instance (PS3.18 §10.4.1.1.2).
 *
 * @param etag changes with the content and with nothing else; without quotation marks
 * @param gzip the JSON in UTF-8, compressed with gzip
 */
public record MetadataDocument(String etag, byte[] gzip) {}
