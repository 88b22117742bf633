package io.yingdun.stack.run;

import io.yingdun.stack.agent.Workstation;
import io.yingdun.stack.process.StackException;
import io.yingdun.stack.server.Account;
import io.yingdun.stack.server.CloudProcess;
import io.yingdun.stack.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code run.json}: what a script needs to use the running system, passwords included, so mode 600 from its first byte.
 * It appears when everything is ready and goes when it stops.
 */
record RunFile(Path file) {

    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    void write(
            Path certificateAuthorities,
            ServerProcess server,
            CloudProcess cloud,
            PatientSecondFactor secondFactor,
            List<Workstation> workstations) {
        Account officer = server.account("OFFICER");
        Map<String, Object> content = new LinkedHashMap<>();
        content.put("ca", certificateAuthorities.toString());
        content.put(
                "management",
                inOrder(
                        "url", server.url().toString(),
                        "gateway", server.gateway(),
                        "user", officer.user(),
                        "password", officer.password()));
        content.put("cloud", cloud(cloud, secondFactor));
        content.put(
                "storage",
                Map.of("inPlace", cloud.inPlace().stream().map(Path::toString).toList()));
        content.put(
                "accounts",
                server.accounts().stream()
                        .map(account ->
                                inOrder("role", account.role(), "user", account.user(), "password", account.password()))
                        .toList());
        content.put(
                "demo",
                workstations.stream()
                        .map(workstation -> inOrder(
                                "display", workstation.screen().display(),
                                "xauthority", workstation.screen().environment().getOrDefault("XAUTHORITY", ""),
                                "endpointId", workstation.agent().endpointId(),
                                "endpointName", workstation.name()))
                        .toList());
        content.put("pids", pids(server, cloud, workstations));
        replace(JSON.writeValueAsBytes(content));
    }

    private static Map<String, Object> cloud(CloudProcess cloud, PatientSecondFactor secondFactor) {
        Account doctor = cloud.account("DOCTOR");
        Map<String, Object> map = new LinkedHashMap<>(inOrder(
                "url", cloud.url().toString(),
                "dicomweb", cloud.dicomWeb().toString(),
                "apiKey", cloud.apiKey(),
                "aet", CloudProcess.AE_TITLE));
        map.put("dicomPort", cloud.dicomPort());
        map.put("hl7Port", cloud.hl7Port());
        map.put("patientSecondFactor", secondFactor.name());
        map.put("user", doctor.user());
        map.put("password", doctor.password());
        map.put("totpSecret", doctor.totpSecret());
        map.put(
                "accounts",
                cloud.accounts().stream()
                        .map(account -> inOrder(
                                "role", account.role(),
                                "user", account.user(),
                                "password", account.password(),
                                "totpSecret", account.totpSecret()))
                        .toList());
        return map;
    }

    private static List<Long> pids(ServerProcess server, CloudProcess cloud, List<Workstation> workstations) {
        List<Long> pids = new ArrayList<>();
        pids.add(ProcessHandle.current().pid());
        pids.add(server.process().pid());
        pids.add(cloud.process().pid());
        for (Workstation workstation : workstations) {
            pids.addAll(workstation.pids());
        }
        return pids;
    }

    private static Map<String, String> inOrder(String... namesAndValues) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    private void replace(byte[] content) {
        Path part = file.resolveSibling("run.json.part");
        try {
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(part, content, StandardOpenOption.WRITE);
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new StackException(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    void remove() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new StackException(file + " cannot be removed: " + e.getMessage(), e);
        }
    }
}
