package io.yingdun.management.runtime;

import io.yingdun.foundation.runtime.DataDirectory;
import jakarta.servlet.MultipartConfigElement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Where uploads lie while their request lasts: in the data directory, whose disk is watched and which its owner alone may
 * read, not in the system's folder for temporary files. What a killed server left there is removed at the next start.
 */
@Configuration(proxyBeanMethods = false)
class UploadFolder {

    @Bean
    MultipartConfigElement multipartConfigElement(MultipartProperties limits, DataDirectory directory) {
        Path folder = directory.folder("uploads", "rwx------");
        empty(folder);
        limits.setLocation(folder.toString());
        return limits.createMultipartConfig();
    }

    static void empty(Path folder) {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(folder)) {
            for (Path file : left) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
