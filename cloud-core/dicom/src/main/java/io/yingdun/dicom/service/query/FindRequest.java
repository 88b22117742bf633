package io.yingdun.dicom.service.query;

import io.yingdun.dicom.association.AssociationParameters;
import io.yingdun.dicom.data.DataSet;

/**
 * A query.
 *
 * @param sopClassUID of the information model
 * @param identifier the keys, to match and to return
 */
public record FindRequest(AssociationParameters association, String sopClassUID, DataSet identifier) {}
