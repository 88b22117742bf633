package io.yingdun.cloud.dimse;

import io.yingdun.cloud.runtime.PatientIdIssuer;
import io.yingdun.dicom.association.PeerLimits;
import io.yingdun.foundation.problem.ProblemException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The peers, for administrators. */
@RestController
@RequestMapping("/api/peers")
class PeerController {

    /** No blank at either end, no backslash (PS3.5 §6.2, AE). */
    static final String AE_TITLE = "[!-\\[\\]-~]([ -\\[\\]-~]{0,14}[!-\\[\\]-~])?";

    static final String HOST = "[A-Za-z0-9.:_-]{1,253}";

    private final PeerService peers;

    PeerController(PeerService peers) {
        this.peers = peers;
    }

    /** A whole peer; what is left out is as for a new one. Only a new one may come without {@code tls}. */
    record PeerInput(
            @NotNull @Pattern(regexp = AE_TITLE) String aeTitle,
            @NotNull @Pattern(regexp = HOST) String host,
            @NotNull @Min(1) @Max(65_535) Integer port,
            @NotEmpty Set<@NotNull PeerRight> rights,
            @Nullable Boolean checksHost,
            @Nullable @Min(1) @Max(500) Integer associations,
            @Nullable @Min(1) @Max(500) Integer operations,
            @Nullable @Min(1) @Max(1L << 40) Long objectBytes,
            @Nullable PeerCharacterSet characterSet,
            @Nullable @PatientIdIssuer String issuer,
            @Nullable @Valid TlsInput tls) {

        PeerService.Wanted wanted() {
            return new PeerService.Wanted(
                    aeTitle,
                    host,
                    port,
                    rights,
                    checksHost == null || checksHost,
                    limits(),
                    characterSet == null ? PeerCharacterSet.UTF_8 : characterSet,
                    issuer == null ? "" : issuer,
                    tls == null ? PeerTls.NONE : tls.wanted());
        }

        private PeerLimits limits() {
            PeerLimits usual = PeerLimits.DEFAULT;
            return new PeerLimits(
                    associations == null ? usual.associations() : associations,
                    operations == null ? usual.operations() : operations,
                    objectBytes == null ? usual.objectBytes() : objectBytes);
        }
    }

    /** Fingerprints as they are written anywhere: with or without colons, in letters of either case. */
    record TlsInput(
            @Nullable Boolean required,
            @Nullable Boolean outgoing,

            @Nullable @Pattern(regexp = "([0-9A-Fa-f]{2}:?){31}[0-9A-Fa-f]{2}")
            String certificateSha256,

            @Nullable @Size(max = 1024) @DistinguishedName String certificateSubject) {

        PeerTls wanted() {
            return new PeerTls(
                    required != null && required,
                    outgoing != null && outgoing,
                    certificateSha256 == null
                            ? null
                            : certificateSha256.replace(":", "").toLowerCase(Locale.ROOT),
                    certificateSubject);
        }
    }

    record PeerView(
            String id,
            String aeTitle,
            String host,
            int port,
            Set<PeerRight> rights,
            boolean checksHost,
            int associations,
            int operations,
            long objectBytes,
            PeerCharacterSet characterSet,
            String issuer,
            PeerTls tls,
            Instant createdAt,
            String createdBy) {

        static PeerView of(Peer peer) {
            return new PeerView(
                    peer.id(),
                    peer.aeTitle(),
                    peer.host(),
                    peer.port(),
                    peer.rightSet(),
                    peer.checksHost(),
                    peer.associations(),
                    peer.operations(),
                    peer.objectBytes(),
                    peer.characterSet(),
                    peer.issuer(),
                    peer.tls(),
                    peer.createdAt(),
                    peer.createdBy());
        }
    }

    @GetMapping
    List<PeerView> list() {
        return peers.all().stream().map(PeerView::of).toList();
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    PeerView create(@Valid @RequestBody PeerInput input) {
        return PeerView.of(peers.create(input.wanted()));
    }

    @PutMapping("/{id}")
    PeerView change(@PathVariable String id, @Valid @RequestBody PeerInput input) {
        if (input.tls() == null) {
            throw ProblemException.invalid("tls", "is there in a change: without it the peer's pins would be lost");
        }
        return PeerView.of(peers.change(id, input.wanted()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@PathVariable String id) {
        peers.delete(id);
    }
}
