package io.yingdun.dicom.cli;

import io.yingdun.dicom.data.DataElement;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.io.DicomFile;
import io.yingdun.dicom.io.DicomFileReader;
import io.yingdun.dicom.io.DicomParseException;
import io.yingdun.dicom.io.Finding;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import io.yingdun.dicom.json.DicomJsonWriter;
import io.yingdun.dicom.json.DicomJsonWriter.CharacterSetValue;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** One line of DICOM JSON a file; a broken file gives its error and the offset of the fault. */
@Command(
        name = "dump",
        description = "Prints each file's data set as DICOM JSON (PS3.18 annex F), one line a file.",
        mixinStandardHelpOptions = true)
final class DumpCommand implements Callable<Integer> {

    private static final JsonFactory JSON = new JsonFactory();

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "DICOM files.")
    private List<Path> files = List.of();

    @Option(names = "--file-meta", description = "Also print group 0002, which is not part of the data set.")
    private boolean fileMeta;

    private final DicomFileReader reader = new DicomFileReader(ReadLimits.DEFAULT);
    private boolean failed;

    @Override
    public Integer call() {
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
        for (Path file : files) {
            out.println(line(file));
        }
        out.flush();
        return failed || out.checkError() ? DicomCommand.FAILED : DicomCommand.DONE;
    }

    private String line(Path file) {
        StringWriter line = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), line)) {
            try {
                DicomFile dicom = reader.read(file, LoadPolicy.HEADER);
                for (Finding finding : dicom.findings()) {
                    System.err.println(file + ": " + finding);
                }
                dataSet(file, dicom, json);
            } catch (IOException e) {
                failed = true;
                error(file, e, json);
            }
        }
        return line.toString();
    }

    private void dataSet(Path file, DicomFile dicom, JsonGenerator json) {
        if (fileMeta) {
            dicom.fileMetaInformation().forEach(dicom.dataSet()::put);
        }
        boolean deflated = dicom.transferSyntax().deflated();
        new DicomJsonWriter((element, region) -> uri(file, element, region, deflated), CharacterSetValue.AS_STORED)
                .write(dicom.dataSet(), json);
    }

    /**
     * {@code file:…?offset=…&length=…}, the value field. Of a deflated data set it carries {@code inflated=true}: the offset
     * counts as if the file were not deflated.
     */
    private static String uri(Path file, DataElement element, FileRegion region, boolean deflated) {
        return file.toUri() + "?offset=" + region.offset() + "&length=" + region.length()
                + (deflated ? "&inflated=true" : "");
    }

    private static void error(Path file, IOException e, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("file", file.toString());
        if (e instanceof DicomParseException broken) {
            json.writeStringProperty("error", broken.getMessage());
            json.writeNumberProperty("offset", broken.byteOffset());
            json.writeStringProperty("rule", broken.rule().name());
            json.writeStringProperty("tagPath", broken.tagPath());
        } else {
            json.writeStringProperty("error", e.getClass().getSimpleName() + ": " + e.getMessage());
            json.writeNumberProperty("offset", 0);
        }
        json.writeEndObject();
    }
}
