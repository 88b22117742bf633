package io.yingdun.management.asset;

import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.management.fleet.AssetEntry;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/assets")
class AssetController {

    private final AssetService assets;

    AssetController(AssetService assets) {
        this.assets = assets;
    }

    @PostMapping(path = "/preview", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    AssetService.Preview preview(@RequestPart MultipartFile file) throws IOException {
        if (file.getSize() > AssetFile.LARGEST_BYTES) {
            throw new ProblemException(
                    "upload-too-large", 413, "Upload too large", "An asset list may have at most 5 MB; split it.");
        }
        return assets.preview(file.getBytes());
    }

    @PostMapping("/imports/{importId}")
    AssetService.Applied apply(@PathVariable String importId) {
        return assets.apply(importId);
    }

    /** With a byte order mark, without which Excel takes UTF-8 for the system's code page. */
    @GetMapping("/export")
    void export(HttpServletResponse response) throws IOException {
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"yingdun-assets.csv\"");
        Writer out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
        out.write('\ufeff');
        CSVPrinter csv = new CSVPrinter(out, CSVFormat.RFC4180);
        csv.printRecord(Arrays.stream(AssetColumn.values()).map(AssetColumn::chinese));
        for (AssetEntry entry : assets.list()) {
            csv.printRecord(Stream.of(
                            entry.assetNumber(),
                            entry.host(),
                            entry.name(),
                            entry.department(),
                            entry.user(),
                            entry.group())
                    .map(value -> value == null ? "" : FormulaGuard.applied(value)));
        }
        csv.flush();
    }
}
