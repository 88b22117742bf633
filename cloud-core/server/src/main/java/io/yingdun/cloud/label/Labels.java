package io.yingdun.cloud.label;

import io.yingdun.cloud.ris.Order;
import io.yingdun.cloud.ris.OrderLookup;
import io.yingdun.cloud.ris.OrderStatus;
import io.yingdun.cloud.runtime.CloudSettings;
import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.RandomToken;
import io.yingdun.foundation.runtime.Sha256;
import java.awt.image.BufferedImage;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Prints labels. Each print has a link of its own, since what was printed before cannot be printed again: only its hash is kept.
 * All links of an examination are taken back together.
 */
@Service
public class Labels {

    private static final int MOST_TRIES = 20;

    private final OrderLookup orders;
    private final LabelLinkMapper links;
    private final LabelPainter painter;
    private final AuditLog audit;
    private final Clock clock;
    private final String address;

    Labels(
            OrderLookup orders,
            LabelLinkMapper links,
            LabelPainter painter,
            AuditLog audit,
            Clock clock,
            LabelSettings settings,
            CloudSettings server) {
        this.orders = orders;
        this.links = links;
        this.painter = painter;
        this.audit = audit;
        this.clock = clock;
        this.address = settings.address().isEmpty() ? "https://localhost:" + server.httpsPort() : settings.address();
    }

    /**
     * In the orders' sequence; all or none.
     *
     * @param renew whether what was printed for these examinations before opens nothing any more
     * @throws ProblemException {@code not-found}, {@code order-cancelled} (409), {@code label-impossible} (422)
     */
    @Transactional
    List<BufferedImage> print(List<Long> ids, boolean renew) {
        if (renew) {
            ids.forEach(this::revokeAll);
        }
        List<BufferedImage> printed = new ArrayList<>();
        for (long id : ids) {
            Order order = standing(id);
            Printed label = print(order);
            String by = audit.currentActor().name();
            long link = links.insert(Sha256.hex(label.token), id, clock.instant(), by);
            printed.add(label.picture);
            audit.record(
                    renew ? "label.renewed" : "label.printed",
                    Long.toString(id),
                    Map.of("accessionNumber", order.accessionNumber(), "link", link));
        }
        return printed;
    }

    private record Printed(String token, BufferedImage picture) {}

    /** Some links, about one in a hundred, look to simple readers as if the QR code's corners were elsewhere: those are not used. */
    private Printed print(Order order) {
        for (int i = 0; i < MOST_TRIES; i++) {
            String token = RandomToken.next();
            // In the fragment, which browsers send to nobody.
            String link = address + "/q#" + token;
            BufferedImage picture = painter.draw(Label.of(order, link));
            if (LabelReader.qr(picture).filter(link::equals).isPresent()) {
                return new Printed(token, picture);
            }
        }
        throw new IllegalStateException("no QR code of " + MOST_TRIES + " could be read on the label");
    }

    private Order standing(long id) {
        Order order = orders.find(id).orElseThrow(() -> ProblemException.notFound("order"));
        if (order.status() == OrderStatus.CANCELLED) {
            throw new ProblemException(
                    "order-cancelled",
                    409,
                    "Order cancelled",
                    "Order " + order.accessionNumber() + " was cancelled; nothing is printed for it.");
        }
        return order;
    }

    /**
     * What was printed for the order's examination opens nothing any more.
     *
     * @throws ProblemException {@code not-found}, also where no link is in force
     */
    @Transactional
    void revoke(long id) {
        if (revokeAll(id) == 0) {
            throw ProblemException.notFound("label in force");
        }
        audit.record("label.revoked", Long.toString(id), Map.of());
    }

    private int revokeAll(long id) {
        List<Long> steps = orders.stepsOf(id).stream().map(Order::id).toList();
        return steps.isEmpty() ? 0 : links.revoke(steps, clock.instant());
    }

    /** Of a label's examination; empty as {@link #shown} is. */
    public Optional<String> accessionNumber(String token) {
        return standingSteps(links.inForce(Sha256.hex(token)))
                .map(Order::accessionNumber)
                .findFirst();
    }

    /** A link as it was shown, with how far its examination is. */
    record Shown(long link, OrderStatus status) {}

    /** Empty for what is no link, was taken back, or is an order's that was cancelled; each after the same two questions. */
    Optional<Shown> shown(String token) {
        LabelLinkMapper.Found found = links.inForce(Sha256.hex(token));
        return standingSteps(found)
                .map(Order::status)
                .max(OrderStatus::compareTo)
                .filter(status -> found != null)
                .map(status -> new Shown(found.id(), status));
    }

    private Stream<Order> standingSteps(LabelLinkMapper.@Nullable Found found) {
        return orders.stepsOf(found == null ? 0 : found.orderId()).stream()
                .filter(step -> step.status() != OrderStatus.CANCELLED);
    }
}
