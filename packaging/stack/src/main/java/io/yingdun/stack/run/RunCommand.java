package io.yingdun.stack.run;

import io.yingdun.stack.agent.Workstation;
import io.yingdun.stack.pacs.DemonstrationPacs;
import io.yingdun.stack.process.ChildProcess;
import io.yingdun.stack.process.Installation;
import io.yingdun.stack.process.Mark;
import io.yingdun.stack.process.StackException;
import io.yingdun.stack.ris.DemonstrationHospital;
import io.yingdun.stack.server.Account;
import io.yingdun.stack.server.ApiException;
import io.yingdun.stack.server.CloudProcess;
import io.yingdun.stack.server.ManagementClient;
import io.yingdun.stack.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts everything on one machine and stays until it is told to stop or the server ends. */
@Command(name = "run", description = "Used by packaging/run, which installs and builds first.")
final class RunCommand implements Callable<Integer> {

    /** What the sample reports call the hospital that does not exist. */
    private static final String HOSPITAL = "影盾示范医院";

    /** Both servers' certificate authorities, one file for scripts. */
    static final String AUTHORITIES = "ca.pem";

    @Option(names = "--data", required = true)
    private Path data = Path.of("");

    @Option(names = "--port-base")
    private int portBase = 8440;

    @Option(names = "--no-demo")
    private boolean withoutDemonstration;

    @Option(names = "--this-screen")
    private boolean thisScreen;

    private final Installation installation = Installation.fromSystemProperty();
    private final AtomicReference<@Nullable ServerProcess> server = new AtomicReference<>();
    private final AtomicReference<@Nullable CloudProcess> cloud = new AtomicReference<>();
    private final AtomicReference<@Nullable ChildProcess> dead = new AtomicReference<>();
    private final AtomicReference<@Nullable Demonstration> demonstration = new AtomicReference<>();
    private final CountDownLatch ended = new CountDownLatch(1);

    public static void main(String[] arguments) {
        System.exit(new CommandLine(new RunCommand()).execute(arguments));
    }

    @Override
    public Integer call() throws InterruptedException {
        Thread stopper = new Thread(this::stop, "stop");
        Runtime.getRuntime().addShutdownHook(stopper);
        try {
            start();
        } catch (StackException | ApiException e) {
            System.err.println("yingdun: " + e.getMessage());
            return 1;
        }
        ended.await();
        ChildProcess first = dead.get();
        if (first != null) {
            System.err.println(
                    "yingdun: the " + first.name() + " ended by itself. The end of its log:\n" + first.lastLines(15));
        }
        return 1;
    }

    private void start() {
        Mark mark = Mark.of(data);
        Path logs = folder("logs");
        RunFile runFile = new RunFile(data.resolve("run.json"));
        runFile.remove();
        ServerProcess management =
                ServerProcess.launch(installation, mark, data, portBase, logs.resolve("management-server.log"));
        server.set(management);
        PatientSecondFactor secondFactor = PatientSecondFactor.kept(data);
        CloudProcess imaging = CloudProcess.launch(
                installation,
                mark,
                data,
                portBase,
                samples(),
                logs.resolve("cloud-server.log"),
                Stream.concat(
                                Stream.of(
                                        secondFactor.option(),
                                        "--yingdun.patient.hospital=" + HOSPITAL,
                                        "--yingdun.explanation.first-mode=ON"),
                                management.optionsOfItsCloud().stream())
                        .toList());
        cloud.set(imaging);
        management.awaitReady();
        imaging.awaitReady();
        watch(management.process());
        watch(imaging.process());
        List<Workstation> workstations = List.of();
        if (!withoutDemonstration) {
            new DemonstrationHospital(imaging).introduce();
        }
        if (!withoutDemonstration || thisScreen) {
            Account officer = management.account("OFFICER");
            ManagementClient client = management.client();
            client.logIn(officer.user(), officer.password());
            Demonstration demo = new Demonstration(installation, mark, folder("demo"), management, client);
            demonstration.set(demo);
            if (thisScreen) {
                demo.markThisScreen();
            }
            if (!withoutDemonstration) {
                workstations = demo.startWorkstations();
            }
        }
        runFile.write(authorities(management, imaging), management, imaging, secondFactor, workstations);
        Announcement.print(management, imaging, secondFactor, workstations, data, installation);
    }

    private void watch(ChildProcess process) {
        process.onExit().thenRun(() -> {
            dead.compareAndSet(null, process);
            ended.countDown();
        });
    }

    /** The sample studies, as a PACS keeps them; none without a demonstration. */
    private List<Path> samples() {
        if (withoutDemonstration) {
            return List.of();
        }
        Path folder = folder("demo").resolve("pacs");
        DemonstrationPacs.ensure(folder);
        return List.of(folder);
    }

    private Path authorities(ServerProcess management, CloudProcess imaging) {
        Path file = data.resolve(AUTHORITIES);
        try {
            Files.writeString(
                    file,
                    Files.readString(management.certificateAuthority())
                            + Files.readString(imaging.certificateAuthority()));
            return file;
        } catch (IOException e) {
            throw new StackException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private Path folder(String name) {
        try {
            return Files.createDirectories(data.resolve(name));
        } catch (IOException e) {
            throw new StackException(data.resolve(name) + " cannot be made: " + e.getMessage(), e);
        }
    }

    /** Agents first, so that each says goodbye to a server that is still there. */
    private void stop() {
        System.err.println("Stopping …");
        new RunFile(data.resolve("run.json")).remove();
        Demonstration demo = demonstration.get();
        if (demo != null) {
            demo.stop();
        }
        CloudProcess imaging = cloud.get();
        if (imaging != null) {
            imaging.stop();
        }
        ServerProcess management = server.get();
        if (management != null) {
            management.stop();
        }
    }
}
