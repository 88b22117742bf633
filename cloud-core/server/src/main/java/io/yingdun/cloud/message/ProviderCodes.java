package io.yingdun.cloud.message;

import io.yingdun.cloud.message.Delivery.Outcome;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What a provider's codes say, of which there are many more than it is worth telling apart.
 *
 * @param taken it has the message
 * @param passing it may go well later
 * @param noSuchNumber the phone cannot be reached
 */
record ProviderCodes(String provider, String taken, Pattern passing, Pattern noSuchNumber) {

    /** @param said an answer's {@code Code} and {@code Message} */
    Delivery read(JsonNode said) {
        String code = said.path("Code").asString("");
        return code.equals(taken)
                ? Delivery.sent()
                : new Delivery(
                        outcome(code),
                        provider + " " + code + ": " + said.path("Message").asString(""));
    }

    private Outcome outcome(String code) {
        if (passing.matcher(code).matches()) {
            return Outcome.LATER;
        }
        return noSuchNumber.matcher(code).matches() ? Outcome.UNREACHABLE : Outcome.REFUSED;
    }
}
