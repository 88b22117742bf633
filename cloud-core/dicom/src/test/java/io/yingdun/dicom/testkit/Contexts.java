package io.yingdun.dicom.testkit;

import io.yingdun.dicom.association.Admission;
import io.yingdun.dicom.association.AdmissionPolicy;
import io.yingdun.dicom.association.PeerLimits;
import io.yingdun.dicom.association.SupportedContexts;
import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import java.util.List;
import java.util.stream.Stream;

/** An archive's usual presentation contexts. */
public final class Contexts {

    /** The SOP classes of the sample files, and some more. */
    public static final List<String> STORAGE = List.of(
            UID.CTImageStorage,
            UID.MRImageStorage,
            UID.ComputedRadiographyImageStorage,
            UID.SecondaryCaptureImageStorage,
            UID.UltrasoundImageStorage,
            UID.NuclearMedicineImageStorage,
            UID.PositronEmissionTomographyImageStorage);

    public static final List<String> QUERY_RETRIEVE = List.of(
            UID.PatientRootQueryRetrieveInformationModelFind,
            UID.PatientRootQueryRetrieveInformationModelMove,
            UID.PatientRootQueryRetrieveInformationModelGet,
            UID.StudyRootQueryRetrieveInformationModelFind,
            UID.StudyRootQueryRetrieveInformationModelMove,
            UID.StudyRootQueryRetrieveInformationModelGet);

    public static final List<TransferSyntax> ALL = Stream.of(
                    UID.ExplicitVRLittleEndian,
                    UID.ImplicitVRLittleEndian,
                    UID.ExplicitVRBigEndian,
                    UID.DeflatedExplicitVRLittleEndian,
                    UID.RLELossless,
                    UID.JPEGBaseline8Bit,
                    UID.JPEGExtended12Bit,
                    UID.JPEGLossless,
                    UID.JPEGLosslessSV1,
                    UID.JPEGLSLossless,
                    UID.JPEGLSNearLossless,
                    UID.JPEG2000Lossless,
                    UID.JPEG2000)
            .map(TransferSyntax::of)
            .toList();

    private Contexts() {}

    public static SupportedContexts.Builder archive() {
        SupportedContexts.Builder contexts =
                SupportedContexts.builder().perform(UID.Verification, SupportedContexts.UNCOMPRESSED);
        QUERY_RETRIEVE.forEach(model -> contexts.perform(model, SupportedContexts.UNCOMPRESSED));
        contexts.perform(UID.ModalityWorklistInformationModelFind, SupportedContexts.UNCOMPRESSED);
        contexts.performAndInvoke(UID.StorageCommitmentPushModel, SupportedContexts.UNCOMPRESSED);
        STORAGE.forEach(sopClass -> contexts.performAndInvoke(sopClass, ALL));
        return contexts;
    }

    /** Everybody gets everything. */
    public static AdmissionPolicy open(SupportedContexts contexts) {
        return request -> Admission.accept(contexts, PeerLimits.DEFAULT);
    }
}
