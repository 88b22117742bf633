package io.yingdun.agent.enrol;

import io.yingdun.agent.platform.EndpointFacts;
import io.yingdun.protocol.EnrolmentCode;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** The JSON of {@code POST /api/enrolment}, as the management API describes it. */
final class EnrolmentMessages {
    private static final JsonFactory JSON = new JsonFactory();

    private EnrolmentMessages() {}

    /** What the server answers. */
    record Answer(String endpointId, List<String> certificateChain, String gateway) {}

    static String request(EnrolmentCode code, String csrPem, EndpointFacts facts, byte[] fingerprint) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), text)) {
            json.writeStartObject();
            json.writeStringProperty("code", code.text());
            json.writeStringProperty("csr", csrPem);
            json.writeStringProperty("hostName", facts.hostName());
            json.writeStringProperty("osName", facts.osName());
            json.writeStringProperty("osVersion", facts.osVersion());
            json.writeStringProperty("architecture", facts.architecture());
            json.writeStringProperty("agentVersion", facts.agentVersion());
            json.writeStringProperty("machineFingerprint", HexFormat.of().formatHex(fingerprint));
            json.writeEndObject();
        }
        return text.toString();
    }

    static Answer answer(String body) throws EnrolmentException {
        String endpointId = "";
        String gateway = "";
        List<String> chain = new ArrayList<>();
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new EnrolmentException("the server's answer is no JSON object", false);
            }
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                json.nextToken();
                switch (name) {
                    case "endpointId" -> endpointId = json.getString();
                    case "gateway" -> gateway = json.getString();
                    case "certificateChain" -> readStrings(json, chain);
                    default -> json.skipChildren();
                }
            }
        } catch (JacksonException e) {
            throw new EnrolmentException("the server's answer cannot be read", false, e);
        }
        if (endpointId.isEmpty() || gateway.isEmpty() || chain.isEmpty()) {
            throw new EnrolmentException("the server's answer lacks endpointId, gateway or certificateChain", false);
        }
        return new Answer(endpointId, chain, gateway);
    }

    private static void readStrings(JsonParser json, List<String> into) {
        while (json.nextToken() == JsonToken.VALUE_STRING) {
            into.add(json.getString());
        }
    }

    /** {@code detail} of an {@code application/problem+json}, or nothing. */
    static String problemDetail(String body) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return "";
            }
            for (String name = json.nextName(); name != null; name = json.nextName()) {
                JsonToken value = json.nextToken();
                if (name.equals("detail") && value == JsonToken.VALUE_STRING) {
                    return json.getString();
                }
                json.skipChildren();
            }
        } catch (JacksonException e) {
            return "";
        }
        return "";
    }
}
