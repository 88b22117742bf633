package io.yingdun.stack.run;

import io.yingdun.stack.agent.Workstation;
import io.yingdun.stack.pacs.DemonstrationPacs;
import io.yingdun.stack.process.Installation;
import io.yingdun.stack.server.Account;
import io.yingdun.stack.server.CloudProcess;
import io.yingdun.stack.server.ServerProcess;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What a person reads when everything is ready. */
final class Announcement {

    private Announcement() {}

    static void print(
            ServerProcess server,
            CloudProcess cloud,
            PatientSecondFactor secondFactor,
            List<Workstation> workstations,
            Path data,
            Installation installation) {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Account officer = server.account("OFFICER");
        out.println();
        out.println("Yingdun is running.");
        out.println();
        out.println("  Console        " + server.url() + "/console/");
        out.println("  User           " + officer.user() + "    (security officer)");
        out.println("  Password       " + officer.password());
        for (Account account : server.accounts()) {
            if (!account.role().equals("OFFICER")) {
                out.printf("  Also           %s    %s    (%s)%n", account.user(), account.password(), account.role());
            }
        }
        out.println("  Agent gateway  " + server.gateway());
        out.println("  Imaging cloud  " + cloud.url() + "    (DICOMweb below /dicomweb)");
        if (!cloud.inPlace().isEmpty()) {
            out.println("  A study        " + cloud.viewerLink(DemonstrationPacs.studyToShow()));
        }
        out.printf(
                "  Patients       %s/patient/    (%s; beside a number they say %s)%n",
                cloud.url(),
                cloud.inPlace().isEmpty() ? "no samples" : "try " + DemonstrationPacs.NEWER_CHEST,
                secondFactor.words());
        out.println("  Doctors        " + cloud.url() + "/doctor/");
        for (String role : List.of("DOCTOR", "APPROVER")) {
            Account doctor = cloud.account(role);
            out.printf("  User           %s    (%s)%n", doctor.user(), role.toLowerCase(Locale.ROOT));
            out.println("  Password       " + doctor.password());
            out.println("  Authenticator  " + doctor.totpSecret() + "    (the key to type in)");
        }
        out.println("  DICOM          " + CloudProcess.AE_TITLE + " at localhost:" + cloud.dicomPort());
        out.println("  HL7 (MLLP)     localhost:" + cloud.hl7Port());
        out.println("  Certificates   " + data.resolve(RunCommand.AUTHORITIES)
                + "    (the browser warns until it trusts these authorities)");
        out.println("  For scripts    " + data.resolve("run.json"));
        if (!workstations.isEmpty()) {
            out.println();
            out.println("Demonstration workstations; see a screen, and try its picture on the console's tracing page:");
            Path capture = installation.packaging().resolve("demo/capture");
            for (int index = 0; index < workstations.size(); index++) {
                Workstation workstation = workstations.get(index);
                out.printf(
                        "  %s  %s    %s --data \"%s\" %d screen-%d.png%n",
                        workstation.screen().display(), workstation.name(), capture, data, index + 1, index + 1);
            }
        }
        out.println();
        out.println("Stop with Ctrl-C.");
    }
}
