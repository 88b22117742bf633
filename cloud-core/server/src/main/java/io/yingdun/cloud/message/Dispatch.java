package io.yingdun.cloud.message;

import io.yingdun.cloud.message.Delivery.Outcome;
import io.yingdun.cloud.patient.PatientContacts;
import io.yingdun.cloud.patient.PatientContacts.Contact;
import io.yingdun.cloud.report.Reports;
import io.yingdun.cloud.ris.Order;
import io.yingdun.cloud.ris.OrderLookup;
import java.util.Optional;
import java.util.StringJoiner;
import org.springframework.stereotype.Component;

/** Sends one message by the first way that reaches the patient, if there is still something to say. */
@Component
class Dispatch {

    private final Ways ways;
    private final Reports reports;
    private final PatientContacts contacts;
    private final PatientChoices choices;
    private final OrderLookup orders;

    Dispatch(Ways ways, Reports reports, PatientContacts contacts, PatientChoices choices, OrderLookup orders) {
        this.ways = ways;
        this.reports = reports;
        this.contacts = contacts;
        this.choices = choices;
        this.orders = orders;
    }

    /**
     * What came of it.
     *
     * @param state {@code WAITING} to be tried again
     * @param way that was tried last; empty where none was
     */
    record Result(MessageState state, String way, String note) {

        private static Result left(String note) {
            return new Result(MessageState.LEFT, "", note);
        }
    }

    Result send(Message message) {
        if (!reports.isReleased(message.report())) {
            return new Result(MessageState.WITHDRAWN, "", "The report was taken back before it was announced.");
        }
        if (ways.all().isEmpty()) {
            return Result.left("No way to send is set up.");
        }
        Optional<Contact> contact = contacts.of(message.patientId(), message.issuer());
        if (contact.isEmpty()) {
            return Result.left("The patient is not known.");
        }
        if (!choices.wantsMessages(contact.get())) {
            return Result.left("The patient wants no messages.");
        }
        return send(message, contact.get());
    }

    private Result send(Message message, Contact contact) {
        Notice notice = new Notice(contact.maskedName(), examination(message), message.createdAt(), message.clientId());
        StringJoiner notes = new StringJoiner(" ");
        String tried = "";
        for (Way way : ways.all()) {
            Optional<String> address = way.addressOf(contact);
            if (address.isEmpty()) {
                continue;
            }
            tried = way.name();
            Delivery delivery = way.send(address.get(), notice);
            notes.add(delivery.note());
            if (delivery.outcome() != Outcome.UNREACHABLE) {
                return new Result(stateAfter(delivery.outcome()), tried, notes.toString());
            }
        }
        return tried.isEmpty()
                ? Result.left("Neither an account at WeChat nor a mobile phone is known by which messages go out.")
                : new Result(MessageState.DEAD, tried, notes.toString());
    }

    private static MessageState stateAfter(Outcome outcome) {
        return switch (outcome) {
            case SENT -> MessageState.SENT;
            case LATER -> MessageState.WAITING;
            case REFUSED, UNREACHABLE -> MessageState.DEAD;
        };
    }

    private String examination(Message message) {
        return ExaminationKind.of(orders.ofAccession(message.accessionNumber()).stream()
                .filter(order -> order.issuer().equals(message.issuer()))
                .map(Order::modality)
                .findFirst()
                .orElse(""));
    }
}
