package io.yingdun.dicom.association;

import static org.assertj.core.api.Assertions.assertThat;

import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.pdu.AAssociateAC;
import io.yingdun.dicom.pdu.AAssociateRJ;
import io.yingdun.dicom.pdu.AAssociateRQ;
import io.yingdun.dicom.pdu.ContextResult;
import io.yingdun.dicom.pdu.ContextResult.Result;
import io.yingdun.dicom.pdu.ProposedContext;
import io.yingdun.dicom.pdu.UserIdentity;
import io.yingdun.dicom.pdu.UserInformation;
import io.yingdun.dicom.pdu.UserInformation.AsynchronousOperations;
import io.yingdun.dicom.pdu.UserInformation.RoleSelection;
import io.yingdun.dicom.testkit.Pdus;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What an acceptor answers to an A-ASSOCIATE-RQ, PS3.8 §9.3.2 to §9.3.4. */
class NegotiationTest {

    private final AcceptorRig rig = new AcceptorRig();

    @AfterEach
    void close() {
        rig.close();
    }

    @Test
    void acceptsWithAnAnswerToEachContext() {
        AAssociateAC accept = rig.associate(new AAssociateRQ(
                1,
                "YINGDUN",
                "TESTER",
                UID.DICOMApplicationContext,
                List.of(
                        new ProposedContext(1, UID.Verification, Pdus.UNCOMPRESSED),
                        new ProposedContext(3, "1.2.3", Pdus.UNCOMPRESSED),
                        new ProposedContext(5, UID.CTImageStorage, List.of("1.2.3", UID.RLELossless)),
                        new ProposedContext(7, UID.CTImageStorage, List.of("1.2.3"))),
                Pdus.user()));
        assertThat(accept.presentationContexts())
                .containsExactly(
                        new ContextResult(1, Result.ACCEPTANCE, UID.ExplicitVRLittleEndian),
                        new ContextResult(3, Result.ABSTRACT_SYNTAX_NOT_SUPPORTED, ""),
                        new ContextResult(5, Result.ACCEPTANCE, UID.RLELossless),
                        new ContextResult(7, Result.TRANSFER_SYNTAXES_NOT_SUPPORTED, ""));
        assertThat(accept.calledAETitle()).isEqualTo("YINGDUN");
        assertThat(accept.userInformation().maximumLength()).isEqualTo(16384);
        assertThat(rig.association().parameters().maximumLength()).isEqualTo(16384);
    }

    @Test
    void agreesOnOneOperationAtATimeUnlessAsked() {
        AAssociateAC accept = rig.associate(Pdus.request());
        assertThat(accept.userInformation().asynchronousOperations()).isNull();
        assertThat(rig.association().parameters().mayPerform()).isEqualTo(1);
        assertThat(rig.association().parameters().mayInvoke()).isEqualTo(1);
    }

    @Test
    void performsNoMoreOperationsThanThePeersLimit() {
        AAssociateAC accept = rig.associate(Pdus.request(Pdus.everything()));
        assertThat(accept.userInformation().asynchronousOperations()).isEqualTo(new AsynchronousOperations(4, 0));
        assertThat(rig.association().parameters().mayPerform()).isEqualTo(4);
        assertThat(rig.association().parameters().mayInvoke()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void grantsRolesOnlyWhereTheyAreSupported() {
        UserInformation roles = Pdus.roles(
                new RoleSelection(UID.CTImageStorage, false, true), new RoleSelection(UID.Verification, true, true));
        AAssociateAC accept = rig.associate(Pdus.request(roles));
        assertThat(accept.userInformation().roleSelections())
                .containsExactlyInAnyOrder(
                        new RoleSelection(UID.CTImageStorage, false, true),
                        new RoleSelection(UID.Verification, true, false));
        AcceptedContext storage = rig.association().parameters().context(3).orElseThrow();
        assertThat(storage.mayInvoke()).isTrue();
        assertThat(storage.mayPerform()).isFalse();
    }

    @Test
    void confirmsAnIdentityOnlyWhenAskedTo() {
        UserIdentity asking = new UserIdentity(1, true, new byte[] {'a'}, new byte[0]);
        UserInformation user = new UserInformation(0, "1.2", "", null, List.of(), List.of(), asking, null);
        assertThat(rig.associate(Pdus.request(user)).userInformation().userIdentityResponse())
                .isEmpty();
        try (AcceptorRig other = new AcceptorRig()) {
            AAssociateAC accept = other.associate(Pdus.request(Pdus.everything()));
            assertThat(accept.userInformation().userIdentityResponse()).isNull();
        }
    }

    @Test
    void givesTheIdentityToWhoeverDecides() {
        List<String> names = new ArrayList<>();
        rig.policy(request -> {
            request.userIdentity().ifPresent(identity -> names.add(identity.primaryText()));
            return Admission.refuse(AAssociateRJ.Reason.NO_REASON_GIVEN);
        });
        rig.receive(Pdus.request(Pdus.everything()));
        assertThat(names).containsExactly("doctor");
    }

    @Test
    void proposesExplicitVrBeforeImplicit() {
        AssociationProposal proposal = AssociationProposal.builder()
                .context(UID.CTImageStorage, SupportedContexts.UNCOMPRESSED)
                .build();
        assertThat(proposal.contexts().get(0).transferSyntaxes())
                .containsExactly(UID.ExplicitVRLittleEndian, UID.ImplicitVRLittleEndian);
    }

    @Test
    void letsAPeerFetchWithoutLettingItStore() {
        SupportedContexts fetching = SupportedContexts.builder()
                .invoke(UID.CTImageStorage, SupportedContexts.UNCOMPRESSED)
                .build();
        rig.admission(Admission.accept(fetching, PeerLimits.DEFAULT));
        UserInformation both = Pdus.roles(new RoleSelection(UID.CTImageStorage, true, true));
        AAssociateAC accept = rig.associate(Pdus.request(both));
        assertThat(accept.userInformation().roleSelections())
                .containsExactly(new RoleSelection(UID.CTImageStorage, false, true));
        assertThat(rig.association().parameters().context(3))
                .hasValueSatisfying(context -> assertThat(context.mayPerform()).isFalse());
        try (AcceptorRig other = new AcceptorRig()) {
            other.admission(Admission.accept(fetching, PeerLimits.DEFAULT));
            assertThat(other.associate(Pdus.request()).presentationContexts())
                    .contains(new ContextResult(3, Result.USER_REJECTION, ""));
        }
    }
}
