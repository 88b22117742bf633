package io.yingdun.uploader.queue;

import io.yingdun.uploader.source.FileState;
import io.yingdun.uploader.source.SourceFile;

/** A file and how it looked. */
public record Sighting(SourceFile file, FileState state) {}
