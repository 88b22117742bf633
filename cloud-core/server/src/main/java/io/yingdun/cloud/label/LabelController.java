package io.yingdun.cloud.label;

import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.foundation.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.awt.image.BufferedImage;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Labels, for the desk where patients are registered and for the RIS. */
@RestController
@RequestMapping("/api/ris/labels")
class LabelController {

    private static final int MOST = 200;

    private final Labels labels;
    private final LabelSettings size;
    private final AccessJournal journal;

    LabelController(Labels labels, LabelSettings size, AccessJournal journal) {
        this.labels = labels;
        this.size = size;
        this.journal = journal;
    }

    /** What comes out. */
    enum Format {
        /** A page of the label's size for each order. */
        PDF,
        /** A picture in the printer's dots, of one order. */
        PNG
    }

    /** @param orders by their ids */
    record Wanted(
            @NotEmpty @Size(max = MOST) List<@NotNull Long> orders,
            @Nullable Format format,
            @Nullable Boolean renew) {}

    @PostMapping
    ResponseEntity<byte[]> print(@Valid @RequestBody Wanted wanted) {
        boolean png = wanted.format() == Format.PNG;
        if (png && wanted.orders().size() > 1) {
            throw ProblemException.invalid("format", "PNG shows one label; several come as PDF");
        }
        List<BufferedImage> printed = labels.print(wanted.orders(), Boolean.TRUE.equals(wanted.renew()));
        journal.accessed(AccessKind.ADMINISTRATION);
        return ResponseEntity.ok()
                .contentType(png ? MediaType.IMAGE_PNG : MediaType.APPLICATION_PDF)
                .body(png ? LabelFile.png(printed.get(0)) : LabelFile.pdf(printed, size));
    }

    /** What was printed for the order's examination opens nothing any more. */
    @DeleteMapping("/{order}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(@PathVariable long order) {
        labels.revoke(order);
    }
}
