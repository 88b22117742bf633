package io.yingdun.cloud.patient;

import io.yingdun.cloud.access.Access;
import io.yingdun.cloud.access.PatientSessions;
import io.yingdun.cloud.archive.Patient;
import io.yingdun.cloud.label.Labels;
import io.yingdun.cloud.patient.PatientVisits.Opened;
import io.yingdun.cloud.patient.Verification.Place;
import io.yingdun.dicom.data.PersonName;
import io.yingdun.foundation.problem.ProblemException;
import io.yingdun.foundation.runtime.OpaqueId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** How a patient shows who they are. */
@RestController
@RequestMapping("/api/patient")
class VerificationController {

    private static final String DEVICE = "YINGDUN_DEVICE";
    private static final String PATH = "/api/patient";
    private static final Duration DEVICE_LASTS = Duration.ofDays(365);
    private static final String WITHOUT_DEVICE = "";

    private final Verification verification;
    private final OneTimeCodes codes;
    private final PatientVisits visits;
    private final PatientLimits limits;
    private final EvenAnswers evenly;
    private final Access access;
    private final Labels labels;
    private final PatientSettings settings;

    VerificationController(
            Verification verification,
            OneTimeCodes codes,
            PatientVisits visits,
            PatientLimits limits,
            EvenAnswers evenly,
            Access access,
            Labels labels,
            PatientSettings settings) {
        this.verification = verification;
        this.codes = codes;
        this.visits = visits;
        this.limits = limits;
        this.evenly = evenly;
        this.access = access;
        this.labels = labels;
        this.settings = settings;
    }

    /**
     * @param hospital its name; may be empty
     * @param secondFactor what is asked beside a number; null where no number is taken
     */
    record Offer(String hospital, @Nullable SecondFactor secondFactor, boolean shortMessages) {}

    /** What this hospital asks for. The device gets a number, by which its attempts are counted. */
    @GetMapping("/verification")
    ResponseEntity<Offer> offer(@CookieValue(name = DEVICE, defaultValue = WITHOUT_DEVICE) String device) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok();
        if (!device.matches(OpaqueId.FORM)) {
            answer.header(HttpHeaders.SET_COOKIE, cookie(DEVICE, OpaqueId.next(), DEVICE_LASTS));
        }
        return answer.body(new Offer(settings.hospital(), settings.secondFactor(), codes.areOffered()));
    }

    /** A cookie that is none of ours counts for nothing. */
    private static Place place(HttpServletRequest request, String device) {
        return new Place(request.getRemoteAddr(), device.matches(OpaqueId.FORM) ? device : WITHOUT_DEVICE);
    }

    record Phone(@NotNull @Size(max = 32) String phone) {

        @Override
        public String toString() {
            return "Phone";
        }
    }

    record Ticket(String ticket) {}

    /** Sends a code to the phone, where that is a patient's; the answer is the same where it is not. */
    @PostMapping("/codes")
    @ResponseStatus(HttpStatus.ACCEPTED)
    CompletionStage<Ticket> send(
            @Valid @RequestBody Phone wanted,
            @CookieValue(name = DEVICE, defaultValue = WITHOUT_DEVICE) String device,
            HttpServletRequest request) {
        Place place = place(request, device);
        return evenly.to(() -> {
            String phone = PatientNumbers.phone(wanted.phone())
                    .orElseThrow(() -> ProblemException.invalid("phone", "a number of 7 digits or more"));
            limits.admit(PatientLimits.Subject.PHONE, phone, place);
            return new Ticket(codes.send(phone));
        });
    }

    /**
     * Either a number with the second factor, or a ticket with its code.
     *
     * @param label the token of a printed label's link, in the place of a number: that of its examination
     * @param name beside a code, where the phone is more than one person's
     */
    record Proof(
            @Nullable @Size(max = 64) String number,
            @Nullable @Size(max = 100) String label,
            @Nullable @Size(max = 200) String secondFactor,
            @Nullable @Size(max = 64) String ticket,
            @Nullable @Size(max = 12) String code,
            @Nullable @Size(max = 200) String name) {

        @Override
        public String toString() {
            return "Proof";
        }
    }

    /**
     * @param name masked: 张*三
     * @param idleSeconds without a request for so long it is over before {@code expiresAt}
     * @param accessionNumber of the examination whose label was shown; null where none was
     */
    record Visit(
            String name,
            Instant expiresAt,
            long idleSeconds,
            @Nullable String accessionNumber) {}

    private Visit visit(Patient patient, Instant expiresAt, @Nullable String accessionNumber) {
        return new Visit(
                masked(patient.name()), expiresAt, settings.idleTimeout().toSeconds(), accessionNumber);
    }

    @PostMapping("/session")
    CompletionStage<ResponseEntity<Visit>> open(
            @Valid @RequestBody Proof proof,
            @CookieValue(name = DEVICE, defaultValue = WITHOUT_DEVICE) String device,
            HttpServletRequest request) {
        Place place = place(request, device);
        return evenly.to(() -> {
            String labelled = proof.label() == null
                    ? null
                    : labels.accessionNumber(proof.label()).orElse("");
            Patient patient = verified(proof, labelled, place);
            Opened opened = visits.open(patient, place.address());
            return ResponseEntity.ok()
                    .header(HttpHeaders.SET_COOKIE, cookie(PatientSessions.COOKIE, opened.token(), null))
                    .body(visit(patient, opened.expiresAt(), labelled));
        });
    }

    /** Whose session it is, for a page that is loaded again. */
    @GetMapping("/session")
    Visit current() {
        String session = access.current().id();
        return visit(visits.patient(session), visits.expiresAt(session), null);
    }

    /** @param labelled the accession number of the label that is shown, empty for what is none */
    private Patient verified(Proof proof, @Nullable String labelled, Place place) {
        if (proof.number() != null && proof.secondFactor() != null) {
            return verification.byNumber(proof.number(), proof.secondFactor(), place);
        }
        if (labelled != null && proof.secondFactor() != null) {
            return verification.byNumber(labelled, proof.secondFactor(), place);
        }
        if (proof.ticket() != null && proof.code() != null) {
            return verification.byCode(proof.ticket(), proof.code(), proof.name() == null ? "" : proof.name(), place);
        }
        throw ProblemException.invalid("number", "give number or label and secondFactor, or ticket and code");
    }

    @DeleteMapping("/session")
    ResponseEntity<Void> close() {
        visits.end(access.current().id());
        return ResponseEntity.noContent()
                .header(HttpHeaders.SET_COOKIE, cookie(PatientSessions.COOKIE, "", Duration.ZERO))
                .build();
    }

    /** @param lasts null for as long as the browser is open */
    private static String cookie(String name, String value, @Nullable Duration lasts) {
        ResponseCookie.ResponseCookieBuilder cookie = ResponseCookie.from(name, value)
                .path(PATH)
                .httpOnly(true)
                .secure(true)
                .sameSite("Strict");
        return (lasts == null ? cookie : cookie.maxAge(lasts)).build().toString();
    }

    /** The first character, and of three or more the last. */
    static String masked(String pn) {
        PersonName name = PersonName.parse(pn);
        String shown = (name.ideographic().isEmpty() ? name.alphabetic() : name.ideographic())
                .replace("^", "")
                .strip();
        int[] letters = shown.codePoints().toArray();
        if (letters.length < 2) {
            return shown;
        }
        String first = Character.toString(letters[0]);
        return letters.length == 2
                ? first + "*"
                : first + "*".repeat(letters.length - 2) + Character.toString(letters[letters.length - 1]);
    }
}
