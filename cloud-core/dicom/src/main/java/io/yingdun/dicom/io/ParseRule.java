package io.yingdun.dicom.io;

/** The rule that an input broke, with its section. Stable names: they go into messages, JSON and support cases. */
public enum ParseRule {
    NOT_DICOM("PS3.10 §7.1", "neither a Part 10 file nor the start of a data set"),
    TRUNCATED("PS3.5 §7.1", "the input ends inside an element"),
    VALUE_BEYOND_END("PS3.5 §7.1", "the value length reaches beyond the end of the input"),
    VALUE_BEYOND_ITEM("PS3.5 §7.5", "the value length reaches beyond the enclosing item"),
    ITEM_BEYOND_SEQUENCE("PS3.5 §7.5", "the item length reaches beyond the enclosing sequence"),
    ITEM_EXPECTED("PS3.5 §7.5", "a sequence holds something that is no item"),
    ITEM_UNEXPECTED("PS3.5 §7.5", "an item stands outside any sequence"),
    ITEM_NOT_CLOSED("PS3.5 §7.5", "an item of undefined length has no item delimiter"),
    DELIMITER_UNEXPECTED("PS3.5 §7.5", "a delimiter stands where nothing is open"),
    DELIMITER_LENGTH("PS3.5 §7.5.2", "a delimiter has a length"),
    UNDEFINED_LENGTH("PS3.5 §7.1.2", "undefined length where it is forbidden"),
    FRAGMENT_EXPECTED("PS3.5 A.4", "encapsulated pixel data holds something that is no fragment"),
    OFFSET_TABLE("PS3.5 A.4", "the basic offset table is no list of 32-bit offsets"),
    UNKNOWN_VR("PS3.5 §6.2", "a VR that no edition defines, read as UN"),
    MISSING_VR("PS3.5 §7.1.2", "an element without VR in an explicit VR data set"),
    UN_CONTENT("PS3.5 §6.2.2", "UN of undefined length holds explicit VR"),
    ODD_LENGTH("PS3.5 §7.1.1", "odd value length"),
    DUPLICATE_ELEMENT("PS3.5 §7.1", "the same tag twice in one data set; the first is kept"),
    ELEMENT_ORDER("PS3.5 §7.1", "elements are not in ascending order"),
    GROUP_LENGTH("PS3.5 §7.2", "a group length that is not the length of its group"),
    TRAILING_BYTES("PS3.10 §7.2", "bytes follow the data set"),
    PREAMBLE_MISSING("PS3.10 §7.1", "no preamble and prefix"),
    TRANSFER_SYNTAX_MISSING("PS3.10 §7.1", "no transfer syntax; it was found from the data"),
    TRANSFER_SYNTAX_WRONG("PS3.10 §7.1", "the data is not in the transfer syntax that the file states"),
    CHARACTER_SET_UNKNOWN("PS3.3 C.12.1.1.2", "an unknown Specific Character Set; the default repertoire is assumed"),
    CHARACTER_SET_WRONG("PS3.3 C.12.1.1.2", "text is not in the Specific Character Set that the file states"),
    DEFLATE("PS3.5 A.5", "the deflated data set cannot be inflated"),
    FRAMES("PS3.5 A.4", "the frames cannot be found in the pixel data"),
    LIMIT("", "a limit of this reader was reached");

    private final String section;
    private final String meaning;

    ParseRule(String section, String meaning) {
        this.section = section;
        this.meaning = meaning;
    }

    /** Where the rule stands, or empty for a limit of our own. */
    public String section() {
        return section;
    }

    public String meaning() {
        return meaning;
    }
}
