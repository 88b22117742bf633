package io.yingdun.cloud.ris;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** The orders for other features, which read them only. */
@Service
public class OrderLookup {

    private static final int MOST = 200;

    private final OrderMapper mapper;

    OrderLookup(OrderMapper mapper) {
        this.mapper = mapper;
    }

    public Optional<Order> find(long id) {
        return Optional.ofNullable(mapper.byId(id));
    }

    /** Of any issuer's: two hospitals may give the same number. */
    public List<Order> ofAccession(String accessionNumber) {
        return mapper.find(accessionNumber, "", "", MOST, 0);
    }

    /** The newest first. */
    public List<Order> ofPatient(String patientId, String issuer) {
        return mapper.ofPatient(patientId, issuer, MOST);
    }

    /** All steps of the examination that this one is a step of: those of its accession number and issuer. */
    public List<Order> stepsOf(long id) {
        return mapper.stepsOf(id);
    }
}
