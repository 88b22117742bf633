package io.yingdun.cloud.patient;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A provider of short messages, for tests: keeps the last code that each phone got. */
public class SentCodes implements SmsSender {

    private final Map<String, String> codes = new ConcurrentHashMap<>();

    @Override
    public void send(String phone, String code) {
        codes.put(phone, code);
    }

    /** Empty where nothing came. */
    String to(String phone) {
        return codes.getOrDefault(phone, "");
    }
}
