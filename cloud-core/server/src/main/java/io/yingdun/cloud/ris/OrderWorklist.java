package io.yingdun.cloud.ris;

import io.yingdun.cloud.dimse.ScheduledStep;
import io.yingdun.cloud.dimse.Worklist;
import java.util.List;
import org.springframework.stereotype.Component;

/** Orders that nothing was done for yet, as modalities see them. */
@Component
class OrderWorklist implements Worklist {

    private final OrderMapper mapper;

    OrderWorklist(OrderMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<ScheduledStep> open(Wanted wanted, int most) {
        return mapper.scheduled(wanted, most).stream().map(OrderWorklist::step).toList();
    }

    private static ScheduledStep step(Order order) {
        return new ScheduledStep(
                order.accessionNumber(),
                order.patientId(),
                order.issuer(),
                order.patientName(),
                order.birthDate(),
                order.sex(),
                order.studyInstanceUid(),
                order.requestedProcedureId(),
                order.scheduledStepId(),
                order.procedureText(),
                order.placerNumber(),
                order.fillerNumber(),
                order.modality(),
                order.stationAeTitle(),
                order.startDate(),
                order.startTime());
    }
}
