package io.yingdun.cloud.patient;

/** The hospital's way to send short messages. Without one, codes are not offered. */
public interface SmsSender {

    /**
     * Hands a code over; whether it arrives is not known here.
     *
     * @param phone digits alone
     * @param code six digits, which nobody else may learn
     */
    void send(String phone, String code);
}
