package io.yingdun.dicom.testkit;

import io.yingdun.dicom.dictionary.TransferSyntax;
import io.yingdun.dicom.dictionary.UID;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/**
 * Red, green and blue bars, eight pixels wide and high each, in codings that the public samples do not have. The code streams
 * of HTJ2K are OpenJPH's.
 */
public enum ColourBars {
    JPEG_2000_WITHOUT_TRANSFORM("bars-ybr-full.j2k", UID.JPEG2000Lossless, "YBR_FULL"),
    JPEG_LS_WITHOUT_TRANSFORM("bars-ybr-full.jls", UID.JPEGLSLossless, "YBR_FULL"),
    HTJ2K_REVERSIBLE("bars-rct.jhc", UID.HTJ2KLossless, "YBR_RCT"),
    HTJ2K_REVERSIBLE_BY_RESOLUTION("bars-rct-rpcl.jhc", UID.HTJ2KLosslessRPCL, "YBR_RCT"),
    HTJ2K_IRREVERSIBLE("bars-ict.jhc", UID.HTJ2K, "YBR_ICT"),
    HTJ2K_WITHOUT_TRANSFORM("bars-rgb.jhc", UID.HTJ2KLossless, "RGB"),
    HTJ2K_OF_YBR("bars-ybr-full.jhc", UID.HTJ2KLossless, "YBR_FULL");

    public static final int WIDTH = 24;
    public static final int HEIGHT = 8;

    private final String resource;
    private final String syntax;
    private final String photometricInterpretation;

    ColourBars(String resource, String syntax, String photometricInterpretation) {
        this.resource = resource;
        this.syntax = syntax;
        this.photometricInterpretation = photometricInterpretation;
    }

    public String transferSyntaxUID() {
        return syntax;
    }

    public ImageObject image() throws IOException {
        try (InputStream in = ColourBars.class.getResourceAsStream(resource)) {
            byte[] frame = Objects.requireNonNull(in, resource).readAllBytes();
            return ImageObject.compressed(TransferSyntax.of(syntax), photometricInterpretation, WIDTH, HEIGHT, frame);
        }
    }
}
