package io.yingdun.dicom.service.retrieve;

import io.yingdun.dicom.association.AssociationParameters;
import io.yingdun.dicom.data.DataSet;
import java.util.Optional;

/**
 * What is to be sent.
 *
 * @param sopClassUID of the information model
 * @param identifier unique keys of one level, PS3.4 §C.4.2.1.4
 * @param moveDestination AE title; empty for C-GET
 */
public record RetrieveRequest(
        AssociationParameters association, String sopClassUID, DataSet identifier, Optional<String> moveDestination) {}
