package io.yingdun.dicom.dimse;

/** Performs requests of the peer. */
@FunctionalInterface
public interface DimseService {

    /**
     * A request's command has come. Called on the event loop: it must not block, and must see to it that the operation is
     * answered, now or later, from whatever thread.
     *
     * @return who takes the request's data set
     */
    DataSetConsumer begin(Operation operation);
}
