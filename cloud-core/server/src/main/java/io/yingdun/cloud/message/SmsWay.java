package io.yingdun.cloud.message;

import io.yingdun.cloud.message.SmsProvider.Filled;
import io.yingdun.cloud.patient.PatientContacts.Contact;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** A short message to the mobile phone that the hospital has of the patient. */
final class SmsWay implements Way {

    private static final String MOBILE = "1\\d{10}";

    private final SmsProvider provider;
    private final String template;

    SmsWay(SmsProvider provider, String template) {
        this.provider = provider;
        this.template = template;
    }

    @Override
    public String name() {
        return "SMS";
    }

    @Override
    public Optional<String> addressOf(Contact contact) {
        return contact.phones().stream().filter(phone -> phone.matches(MOBILE)).findFirst();
    }

    @Override
    public Delivery send(String address, Notice notice) {
        try {
            return provider.send(
                    address,
                    template,
                    List.of(new Filled("name", notice.name()), new Filled("examination", notice.examination())));
        } catch (IOException e) {
            return Delivery.later("The provider of short messages did not answer: " + e);
        }
    }
}
