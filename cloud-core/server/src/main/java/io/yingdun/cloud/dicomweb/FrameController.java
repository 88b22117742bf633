package io.yingdun.cloud.dicomweb;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.AccessJournal;
import io.yingdun.cloud.access.AccessKind;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.FrameTable;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.archive.OpenedInstance;
import io.yingdun.cloud.storage.StoredObject;
import io.yingdun.dicom.codec.FrameReader;
import io.yingdun.dicom.data.FileRegion;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.foundation.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Frames (PS3.18 §10.4.1.1.6). A frame that travels as it is stored goes from its place in the file to the socket: the
 * index knows that place, so no header is read.
 */
@RestController
@RequestMapping("/dicomweb/studies/{study}/series/{series}/instances/{instance}")
class FrameController {

    private static final int MOST_FRAMES = 1_000;
    private static final int BUFFER = 64 * 1024;

    private final Found found;
    private final Archive archive;
    private final AccessJournal journal;

    FrameController(Found found, Archive archive, AccessJournal journal) {
        this.found = found;
        this.archive = archive;
        this.journal = journal;
    }

    /** @param list frame numbers from 1, separated by commas */
    @GetMapping("/frames/{list}")
    void frames(
            @PathVariable String study,
            @PathVariable String series,
            @PathVariable String instance,
            @PathVariable String list,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        List<Integer> numbers = numbers(list);
        Instance one = found.one(study, series, instance);
        TransferSyntax stored = TransferSyntax.of(one.transferSyntaxUid());
        FrameForm form = Negotiation.of(request).frames(stored, numbers.size() == 1);
        Optional<FrameTable> table = archive.framesOf(one);
        table.ifPresent(frames -> numbers.forEach(number -> requireFrame(frames, number)));
        journal.accessed(AccessKind.FRAMES, study, series, instance, 0);
        if (ByteSender.known(request, response, one.version() + "-" + list + form.etagPart(), one.isImmutable())) {
            return;
        }
        boolean direct = table.isPresent() && (!form.decoded() || isPlain(one, stored));
        try (StoredObject object = found.open(one)) {
            if (direct) {
                fromPlace(numbers, form, table.get(), object, request, response);
            } else {
                decoded(numbers, form, object, response);
            }
        }
    }

    /** Native, little endian and each frame in bytes of its own: the stored bytes are the raw ones. */
    private static boolean isPlain(Instance instance, TransferSyntax stored) {
        return !stored.encapsulated()
                && !stored.bigEndian()
                && !Integer.valueOf(1).equals(instance.bitsAllocated());
    }

    private static void fromPlace(
            List<Integer> numbers,
            FrameForm form,
            FrameTable table,
            StoredObject object,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        List<FileRegion> first = table.regionsOf(numbers.get(0));
        if (!form.multipart() && first.size() == 1) {
            response.setContentType(form.contentType());
            ByteSender.region(request, response, object, first.get(0));
            return;
        }
        if (!form.multipart()) {
            response.setContentType(form.contentType());
            response.setContentLengthLong(length(first));
            copy(object, first, response.getOutputStream());
            return;
        }
        MultipartWriter writer = MultipartWriter.of(form.mediaType(), response.getHeader(HttpHeaders.ETAG));
        response.setContentType(writer.contentType());
        long total = writer.overheadOfEnd();
        for (int number : numbers) {
            long length = length(table.regionsOf(number));
            total += writer.overhead(form.contentType(), length) + length;
        }
        response.setContentLengthLong(total);
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        for (int number : numbers) {
            List<FileRegion> regions = table.regionsOf(number);
            writer.startPart(out, form.contentType(), length(regions));
            copy(object, regions, out);
        }
        writer.finish(out);
        out.flush();
    }

    private static void decoded(
            List<Integer> numbers, FrameForm form, StoredObject object, HttpServletResponse response)
            throws IOException {
        OpenedInstance opened = Found.dicom(object);
        FrameReader frames;
        byte[] next;
        try {
            frames = FrameReader.of(opened.file(), opened.source());
            numbers.forEach(number -> require(number <= frames.size()));
            next = bytes(frames, numbers.get(0), form);
        } catch (IOException e) {
            throw Found.problem(e);
        }
        if (!form.multipart()) {
            ByteSender.whole(response, form.contentType(), next);
            return;
        }
        MultipartWriter writer = MultipartWriter.of(form.mediaType(), response.getHeader(HttpHeaders.ETAG));
        response.setContentType(writer.contentType());
        OutputStream out = new BufferedOutputStream(response.getOutputStream(), BUFFER);
        for (int i = 0; i < numbers.size(); i++) {
            byte[] frame = i == 0 ? next : bytes(frames, numbers.get(i), form);
            writer.startPart(out, form.contentType(), frame.length);
            out.write(frame);
        }
        writer.finish(out);
        out.flush();
    }

    private static byte[] bytes(FrameReader frames, int number, FrameForm form) throws IOException {
        return form.decoded() ? frames.nativeBytes(number) : frames.coded(number);
    }

    private static void copy(StoredObject object, List<FileRegion> regions, OutputStream out) throws IOException {
        for (FileRegion region : regions) {
            ByteSender.copy(object, region, out);
        }
    }

    private static long length(List<FileRegion> regions) {
        return regions.stream().mapToLong(FileRegion::length).sum();
    }

    private static void requireFrame(FrameTable table, int number) {
        require(number <= table.frames().size());
    }

    private static void require(boolean there) {
        if (!there) {
            throw Access.notThere();
        }
    }

    private static List<Integer> numbers(String list) {
        List<Integer> numbers = new ArrayList<>();
        for (String number : list.split(",", -1)) {
            if (!number.matches("[1-9][0-9]{0,8}") || numbers.size() == MOST_FRAMES) {
                throw new ProblemException(
                        "invalid-frame-list",
                        400,
                        "Invalid frame list",
                        "Give up to " + MOST_FRAMES + " frame numbers from 1 on, separated by commas.");
            }
            numbers.add(Integer.valueOf(number));
        }
        return numbers;
    }
}
