package io.yingdun.cloud.dicomweb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import io.yingdun.dicom.rendering.ImageFormat;
import io.yingdun.foundation.problem.ProblemException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class NegotiationTest {

    private static final TransferSyntax NATIVE = TransferSyntax.EXPLICIT_VR_LITTLE_ENDIAN;
    private static final TransferSyntax JPEG_LS = TransferSyntax.of(UID.JPEGLSLossless);
    private static final TransferSyntax IMPLICIT = TransferSyntax.IMPLICIT_VR_LITTLE_ENDIAN;

    private static Negotiation accepting(String... header) {
        return Negotiation.of(List.of(header), null);
    }

    private static void refused(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        ProblemException.class, e -> assertThat(e.status()).isEqualTo(status));
    }

    @Test
    void anInstanceTravelsAsStoredWhenAnySyntaxIsTaken() {
        for (String header : List.of(
                "multipart/related; type=\"application/dicom\"; transfer-syntax=*",
                "multipart/related; type=application/dicom; transfer-syntax=*")) {
            InstanceForm form = accepting(header).instances(false).get(0);
            assertThat(form.multipart()).isTrue();
            assertThat(form.travels(JPEG_LS)).contains(JPEG_LS);
            assertThat(form.travels(IMPLICIT)).as("never over the web").contains(NATIVE);
        }
    }

    @Test
    void withoutASyntaxAnInstanceTravelsUncompressed() {
        InstanceForm form = accepting("multipart/related; type=\"application/dicom\"")
                .instances(false)
                .get(0);
        assertThat(form.travels(JPEG_LS)).contains(NATIVE);
        assertThat(form.travels(TransferSyntax.of(UID.MPEG4HP41))).isEmpty();
    }

    @Test
    void anotherSyntaxThanTheStoredOneIsNotMade() {
        InstanceForm form = accepting("application/dicom; transfer-syntax=" + UID.JPEG2000Lossless)
                .instances(true)
                .get(0);
        assertThat(form.multipart()).isFalse();
        assertThat(form.travels(JPEG_LS)).isEmpty();
    }

    @Test
    void aStudyIsNeverSentAsOneFile() {
        refused(406, () -> accepting("application/dicom").instances(false));
    }

    @Test
    void whatIsNotOfferedIsNotAcceptable() {
        refused(406, () -> accepting("text/csv").instances(true));
        refused(406, () -> accepting().instances(true));
        refused(406, () -> accepting("image/jp2").frames(JPEG_LS, true));
        refused(406, () -> accepting("application/dicom").picture());
        refused(406, () -> accepting("text/html").model());
    }

    @Test
    void dicomAndRenderedTypesAtOnceAreABadRequest() {
        refused(400, () -> accepting("application/dicom", "image/jpeg"));
        refused(400, () -> accepting("multipart/related; type=\"image/jls\", text/html;q=0.1"));
    }

    @Test
    void theParameterGoesBeforeTheHeader() {
        assertThat(Negotiation.of(List.of("image/jpeg"), "image/png").picture()).isEqualTo(ImageFormat.PNG);
    }

    @Test
    void framesAreRawPixelsUnlessAskedForOtherwise() {
        for (String header : List.of("*/*", "multipart/related; type=\"application/octet-stream\"", MULTIPART_PLAIN)) {
            assertThat(accepting(header).frames(JPEG_LS, false)).isEqualTo(FrameForm.raw(true));
        }
    }

    private static final String MULTIPART_PLAIN =
            "multipart/related; type=application/octet-stream; transfer-syntax=1.2.840.10008.1.2.1";

    @Test
    void framesTravelAsStoredWhereTheClientTakesThat() {
        FrameForm coded = new FrameForm("image/jls", UID.JPEGLSLossless, false, true);
        for (String header : List.of(
                "multipart/related; type=\"image/jls\"",
                "multipart/related; type=\"image/jls\"; transfer-syntax=" + UID.JPEGLSLossless,
                "multipart/related; type=application/octet-stream; transfer-syntax=*",
                "multipart/related; type=\"image/x-jls\", multipart/related; type=\"application/octet-stream\"")) {
            assertThat(accepting(header).frames(JPEG_LS, false)).as(header).isEqualTo(coded);
        }
        assertThat(accepting("image/jls").frames(JPEG_LS, true).multipart()).isFalse();
        assertThat(accepting("image/jph")
                        .frames(TransferSyntax.of(UID.HTJ2KLossless), true)
                        .mediaType())
                .isEqualTo("image/jphc");
    }

    @Test
    void theNextBestFormIsTakenWhereTheFirstDoesNotFit() {
        assertThat(accepting("image/jphc, image/jls;q=0.8, application/octet-stream;q=0.5")
                        .frames(NATIVE, true))
                .isEqualTo(FrameForm.raw(false));
    }

    @Test
    void severalFramesAreNeverOnePart() {
        refused(406, () -> accepting("application/octet-stream").frames(NATIVE, false));
    }

    @Test
    void anImageElementOfABrowserGetsAJpeg() {
        assertThat(accepting("image/avif,image/webp,image/apng,image/svg+xml,image/*,*/*;q=0.8")
                        .picture())
                .isEqualTo(ImageFormat.JPEG);
    }

    @Test
    void metadataIsJson() {
        accepting("application/dicom+json").models();
        accepting("application/json").models();
        accepting("*/*").models();
    }

    @Test
    void severalDataSetsAsXmlGoInPartsOnly() {
        refused(406, () -> accepting("application/dicom+xml").models());
        assertThat(accepting("multipart/related; type=\"application/dicom+xml\"")
                        .models())
                .isEqualTo(ModelForm.XML);
        assertThat(accepting("application/dicom+xml", "application/dicom+json;q=0.5")
                        .models())
                .isEqualTo(ModelForm.JSON);
        assertThat(accepting("application/dicom+xml").model()).isEqualTo(ModelForm.XML);
    }
}
