package io.yingdun.cloud.ris;

import io.yingdun.cloud.ris.Hl7Message.Part;
import java.util.Base64;
import java.util.HexFormat;

/** A document in OBX-5 (ED, HL7 2.5.1 §2.A.24). What it is called differs from sender to sender; what it is shows its beginning. */
final class EncapsulatedData {

    private static final int ENCODING = 4;
    private static final int DATA = 5;

    private EncapsulatedData() {}

    /** @throws Hl7Exception where it is no PDF */
    static byte[] pdf(Part obx) {
        byte[] bytes = decoded(obx.value(5, ENCODING), obx.value(5, DATA));
        if (!PdfBytes.begin(bytes)) {
            throw new Hl7Exception("OBX-5.5", "is no PDF, the only kind of document that is taken");
        }
        return bytes;
    }

    private static byte[] decoded(String encoding, String data) {
        String compact = data.replaceAll("\\\\\\.br\\\\|\\s", "");
        try {
            return switch (encoding) {
                case "Base64", "BASE64", "base64" -> Base64.getDecoder().decode(compact);
                case "Hex", "HEX", "hex" -> HexFormat.of().parseHex(compact);
                default ->
                    throw new Hl7Exception(
                            "OBX-5.4", "is " + (encoding.isEmpty() ? "empty" : encoding) + "; give Base64 or Hex");
            };
        } catch (IllegalArgumentException e) {
            throw new Hl7Exception("OBX-5.5", "is not " + encoding + ": " + e.getMessage());
        }
    }
}
