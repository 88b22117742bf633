package io.yingdun.dicom.dimse;

import io.yingdun.dicom.data.DataSet;
import io.yingdun.dicom.data.ElementFactory;
import io.yingdun.dicom.dictionary.Tag;
import io.yingdun.dicom.dictionary.VR;
import io.yingdun.dicom.io.BulkSource;
import io.yingdun.dicom.io.DataSetBuilder;
import io.yingdun.dicom.io.DataSetReader;
import io.yingdun.dicom.io.DataSetWriter;
import io.yingdun.dicom.io.DicomInput;
import io.yingdun.dicom.io.Encoding;
import io.yingdun.dicom.io.LoadPolicy;
import io.yingdun.dicom.io.ReadLimits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalInt;

/** Group 0000 of a message: implicit VR little endian with its group length (PS3.7 §6.3.1). */
public final class CommandSet {

    /** Command Data Set Type (0000,0800): anything else says that a data set follows. */
    private static final int NO_DATA_SET = 0x0101;

    private static final int DATA_SET = 0x0000;
    private static final int COMMENT_LENGTH = 64;
    private static final ReadLimits LIMITS = new ReadLimits(0, 100, 1 << 16, 1 << 16, 0);

    private final DataSet elements;

    private CommandSet(DataSet elements) {
        this.elements = elements;
    }

    /** A request. Its message ID is given when it is sent. */
    public static CommandSet request(CommandField field, String sopClassUID) {
        boolean named = field == CommandField.N_ACTION || field == CommandField.N_GET || field == CommandField.N_SET;
        int tag = named || field == CommandField.N_DELETE ? Tag.RequestedSOPClassUID : Tag.AffectedSOPClassUID;
        return new CommandSet(new DataSet())
                .number(Tag.CommandField, field.code())
                .text(tag, sopClassUID)
                .number(Tag.CommandDataSetType, NO_DATA_SET);
    }

    static CommandSet cancel(int messageID) {
        return new CommandSet(new DataSet())
                .number(Tag.CommandField, CommandField.C_CANCEL.code())
                .number(Tag.MessageIDBeingRespondedTo, messageID)
                .number(Tag.CommandDataSetType, NO_DATA_SET);
    }

    /** The response to this request, with the fields that every response repeats. */
    public CommandSet respond(Status status) {
        CommandSet response = new CommandSet(new DataSet())
                .number(Tag.CommandField, fieldCode() | CommandField.RESPONSE)
                .number(Tag.MessageIDBeingRespondedTo, messageID())
                .number(Tag.CommandDataSetType, NO_DATA_SET)
                .number(Tag.Status, status.code());
        sopClassUID().ifPresent(uid -> response.text(Tag.AffectedSOPClassUID, uid));
        sopInstanceUID().ifPresent(uid -> response.text(Tag.AffectedSOPInstanceUID, uid));
        integer(Tag.ActionTypeID).ifPresent(type -> response.number(Tag.ActionTypeID, type));
        integer(Tag.EventTypeID).ifPresent(type -> response.number(Tag.EventTypeID, type));
        if (!status.comment().isEmpty()) {
            String text = status.comment().replaceAll("[^ -~]|\\\\", "?");
            response.text(Tag.ErrorComment, text.substring(0, Math.min(text.length(), COMMENT_LENGTH)));
        }
        return response;
    }

    /** @throws IOException (a DicomException) when the bytes are no command set */
    static CommandSet decode(byte[] bytes) throws IOException {
        DataSetBuilder builder = new DataSetBuilder(LoadPolicy.ALL);
        new DataSetReader(DicomInput.of(bytes), LIMITS, builder).read(Encoding.IMPLICIT_LITTLE);
        return new CommandSet(builder.dataSet());
    }

    byte[] encode() {
        elements.put(ElementFactory.numbers(Tag.CommandGroupLength, VR.UL, 0));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            new DataSetWriter(out, BulkSource.none()).write(elements, Encoding.IMPLICIT_LITTLE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    public CommandSet number(int tag, int value) {
        elements.put(ElementFactory.numbers(tag, VR.US, value));
        return this;
    }

    public CommandSet text(int tag, String value) {
        elements.put(ElementFactory.text(tag, value));
        return this;
    }

    CommandSet announceDataSet() {
        return number(Tag.CommandDataSetType, DATA_SET);
    }

    /** Empty when the command is none of PS3.7 §E.1. */
    Optional<CommandField> field() {
        return CommandField.of(fieldCode() & ~CommandField.RESPONSE);
    }

    boolean isResponse() {
        return (fieldCode() & CommandField.RESPONSE) != 0;
    }

    private int fieldCode() {
        return elements.integer(Tag.CommandField).orElse(0);
    }

    public int messageID() {
        return elements.integer(Tag.MessageID).orElse(0);
    }

    int messageIDBeingRespondedTo() {
        return elements.integer(Tag.MessageIDBeingRespondedTo).orElse(-1);
    }

    public boolean announcesDataSet() {
        return elements.integer(Tag.CommandDataSetType).orElse(NO_DATA_SET) != NO_DATA_SET;
    }

    public Optional<String> sopClassUID() {
        return elements.string(Tag.AffectedSOPClassUID).or(() -> elements.string(Tag.RequestedSOPClassUID));
    }

    public Optional<String> sopInstanceUID() {
        return elements.string(Tag.AffectedSOPInstanceUID).or(() -> elements.string(Tag.RequestedSOPInstanceUID));
    }

    public Status status() {
        return new Status(
                elements.integer(Tag.Status).orElse(Status.PROCESSING_FAILURE.code()),
                elements.string(Tag.ErrorComment).orElse(""));
    }

    public OptionalInt integer(int tag) {
        return elements.integer(tag);
    }

    public Optional<String> string(int tag) {
        return elements.string(tag);
    }

    /** Names of fields and numbers, no values that could be a person's. */
    @Override
    public String toString() {
        return field().map(CommandField::name).orElse("command " + Integer.toHexString(fieldCode()))
                + (isResponse() ? " response to " + messageIDBeingRespondedTo() : " " + messageID());
    }
}
