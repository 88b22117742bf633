package io.yingdun.cloud.storage;

import java.nio.file.Path;
import org.springframework.stereotype.Component;

/** The room that stays free on the disks where something is written on its way into the store. */
@Component
public class Reserve {

    private final StorageSettings settings;

    Reserve(StorageSettings settings) {
        this.settings = settings;
    }

    /** The disk that the folder is on. */
    public FreeSpace on(Path folder) {
        return new FreeSpace(folder, settings.reserve().toBytes());
    }
}
