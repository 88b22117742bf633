package io.yingdun.cloud.access;

import io.yingdun.foundation.audit.AuditLog;
import io.yingdun.foundation.runtime.DataDirectory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/** Makes the first API key of a server that has none in force, where the options name a file for it. */
@Component
class FirstApiKey implements ApplicationRunner {

    private static final ApiKeyService.Wanted FIRST = new ApiKeyService.Wanted(
            "first key", Set.of(Scope.READ, Scope.SEARCH, Scope.STORE, Scope.SHARE), 10_000, List.of(), "", null);

    private final ApiKeyMapper keys;
    private final ApiKeyService service;
    private final AccessSettings settings;
    private final AuditLog audit;
    private final TransactionOperations transaction;

    FirstApiKey(
            ApiKeyMapper keys,
            ApiKeyService service,
            AccessSettings settings,
            AuditLog audit,
            TransactionOperations transaction) {
        this.keys = keys;
        this.service = service;
        this.settings = settings;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** The file is written before the commit: a key that nobody has could only be revoked. */
    @Override
    public void run(ApplicationArguments arguments) {
        Path file = settings.firstKeyFile();
        if (file == null) {
            return;
        }
        transaction.executeWithoutResult(status -> {
            keys.lockAll();
            if (keys.count() == 0) {
                ApiKeyService.WithSecret first = service.newKey(FIRST, "system");
                audit.recordSystem("key.created", first.key().id(), ApiKeyService.describe(first.key()));
                DataDirectory.writeSecret(file, (first.secret().text() + '\n').getBytes(StandardCharsets.US_ASCII));
            }
        });
    }
}
