package io.yingdun.dicom.xml;

import java.util.List;

/** The components of a name's group, in the order of a PN value (PS3.5 §6.2.1.1, PS3.19 table A.1.5-5). */
final class NameComponents {

    static final List<String> ELEMENTS = List.of("FamilyName", "GivenName", "MiddleName", "NamePrefix", "NameSuffix");

    private NameComponents() {}
}
