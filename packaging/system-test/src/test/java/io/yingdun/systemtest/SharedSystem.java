package io.yingdun.systemtest;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.yingdun.stack.screen.ScreenPrograms;
import java.util.List;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Starts the {@link RunningSystem} for the first test that asks for it, and stops it after the last. */
final class SharedSystem implements BeforeAllCallback, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(SharedSystem.class);

    @Override
    public void beforeAll(ExtensionContext context) {
        List<String> missing = ScreenPrograms.missingPackages();
        assumeTrue(missing.isEmpty(), "install these Debian packages first: " + missing);
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == RunningSystem.class;
    }

    @Override
    public RunningSystem resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return context.getRoot()
                .getStore(NAMESPACE)
                .computeIfAbsent(RunningSystem.class, type -> new RunningSystem(), RunningSystem.class);
    }
}
