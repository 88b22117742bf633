package io.yingdun.cloud.dicomweb;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.archive.Archive;
import io.yingdun.cloud.archive.Instance;
import io.yingdun.cloud.archive.OpenedInstance;
import io.yingdun.cloud.storage.ObjectStore;
import io.yingdun.cloud.storage.StorageException;
import io.yingdun.cloud.storage.StoredObject;
import io.yingdun.dicom.data.DicomException;
import io.yingdun.dicom.io.DicomParseException;
import io.yingdun.dicom.rendering.RenderingException;
import io.yingdun.foundation.problem.ProblemException;
import java.io.IOException;
import java.util.List;
import org.springframework.stereotype.Component;

/** Instances by their address, after the question whether the caller may see them; and their bytes. */
@Component
class Found {

    private final Archive archive;
    private final ObjectStore store;
    private final Access access;

    Found(Archive archive, ObjectStore store, Access access) {
        this.archive = archive;
        this.store = store;
        this.access = access;
    }

    List<Instance> inStudy(String study) {
        access.requireStudy(study);
        return some(archive.instancesOf(study));
    }

    List<Instance> inSeries(String study, String series) {
        access.requireSeries(study, series);
        return some(archive.instancesOf(study, series));
    }

    Instance one(String study, String series, String instance) {
        access.requireInstance(study, series, instance);
        return archive.instance(study, series, instance).orElseThrow(Access::notThere);
    }

    private static List<Instance> some(List<Instance> instances) {
        if (instances.isEmpty()) {
            throw Access.notThere();
        }
        return instances;
    }

    StoredObject open(Instance instance) {
        try {
            return store.open(instance.location());
        } catch (StorageException e) {
            throw problem(e);
        }
    }

    static OpenedInstance dicom(StoredObject object) {
        try {
            return OpenedInstance.of(object);
        } catch (IOException e) {
            throw problem(e);
        }
    }

    /** Before the first byte was sent; afterwards only the connection can tell. */
    static ProblemException problem(IOException e) {
        if (e instanceof StorageException storage && storage.kind() == StorageException.Kind.MISSING) {
            return new ProblemException(
                    "bytes-gone",
                    410,
                    "The bytes are gone",
                    "The index knows the object, but its file is not there any more. Tell the archive's administrator.");
        }
        if (e instanceof RenderingException rendering) {
            return problem(rendering);
        }
        if (e instanceof DicomParseException) {
            return new ProblemException(
                    "broken-object",
                    406,
                    "The object is broken",
                    "The stored object cannot be read to its end (" + e.getMessage()
                            + "). Send it to the archive again, or accept it as it is with transfer-syntax=*.");
        }
        if (e instanceof DicomException) {
            return new ProblemException(
                    "not-convertible",
                    406,
                    "Not convertible",
                    "The object cannot be given in this form (" + e.getMessage() + "). Accept transfer-syntax=*.");
        }
        return new ProblemException(
                        "bytes-unreachable",
                        503,
                        "The bytes cannot be reached",
                        "The storage does not answer at the moment; try again later.")
                .passing();
    }

    private static ProblemException problem(RenderingException e) {
        return switch (e.reason()) {
            case NO_SUCH_FRAME -> Access.notThere();
            case INVALID_PARAMETER, TOO_LARGE ->
                new ProblemException("invalid-rendering", 400, "Invalid rendering", e.getMessage() + ".");
            case NOT_AN_IMAGE, UNSUPPORTED_PHOTOMETRIC_INTERPRETATION, UNDECODABLE_PIXEL_DATA ->
                new ProblemException(
                        "not-renderable",
                        406,
                        "Not renderable",
                        "There is no picture of this object (" + e.getMessage() + "). Retrieve the instance instead.");
        };
    }
}
