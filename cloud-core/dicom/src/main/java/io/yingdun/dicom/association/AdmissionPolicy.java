package io.yingdun.dicom.association;

/**
 * Decides who gets an association. Called on a worker, so it may ask a database; when it throws, the peer is refused for now
 * (temporary congestion).
 */
@FunctionalInterface
public interface AdmissionPolicy {

    Admission decide(AssociationRequest request);
}
