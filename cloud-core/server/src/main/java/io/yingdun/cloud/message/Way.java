package io.yingdun.cloud.message;

import io.yingdun.cloud.patient.PatientContacts.Contact;
import java.util.Optional;

/** A way to a patient that this hospital has set up. */
interface Way {

    String name();

    /** Where the patient is reached by it; empty where they are not. */
    Optional<String> addressOf(Contact contact);

    Delivery send(String address, Notice notice);
}
