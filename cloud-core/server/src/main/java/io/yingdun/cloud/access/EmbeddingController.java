package io.yingdun.cloud.access;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Tells the viewer's page whom it may speak with; it asks once it stands in a frame. */
@RestController
class EmbeddingController {

    private final EmbeddingSettings settings;

    EmbeddingController(EmbeddingSettings settings) {
        this.settings = settings;
    }

    record Embedding(List<String> origins) {}

    @GetMapping("/api/embedding")
    Embedding embedding() {
        return new Embedding(settings.origins());
    }
}
