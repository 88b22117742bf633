package io.yingdun.dicom.io;

import io.yingdun.dicom.dictionary.Tags;

/** Where the reader is: tags and item numbers from the outermost data set inwards. Items count from 1. */
final class TagPath {

    private final int[] tags;
    private final int[] items;
    private int depth;

    TagPath(int maximumDepth) {
        tags = new int[maximumDepth + 2];
        items = new int[maximumDepth + 2];
    }

    void element(int tag) {
        tags[depth] = tag;
        items[depth] = 0;
    }

    void item(int number) {
        items[depth] = number;
    }

    void enter() {
        depth++;
        tags[depth] = 0;
        items[depth] = 0;
    }

    void leave() {
        depth--;
    }

    @Override
    public String toString() {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i <= depth && (tags[i] != 0 || items[i] != 0); i++) {
            path.append(i == 0 ? "" : ".").append(Tags.format(tags[i]));
            if (items[i] > 0) {
                path.append('[').append(items[i]).append(']');
            }
        }
        return path.toString();
    }
}
