package io.yingdun.dicom.data;

/**
 * One item of a sequence.
 *
 * @param undefinedLength closed by an item delimiter when written
 */
public record Item(DataSet dataSet, boolean undefinedLength) {}
