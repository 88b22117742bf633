package io.yingdun.foundation.runtime;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Looks at ports and disk before the database and the web server are started, so that a wrong option costs a second
 * and gives one clear sentence.
 */
public abstract class StartChecks implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private final Class<? extends ServerSettings> settingsType;

    protected StartChecks(Class<? extends ServerSettings> settingsType) {
        this.settingsType = settingsType;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ServerSettings settings = Binder.get(context.getEnvironment()).bindOrCreate("yingdun", settingsType);
        InetAddress address = bindAddress(settings);
        settings.ports().forEach((port, purpose) -> requireFree(address, port, purpose));
        DataDirectory.check(settings);
    }

    private static InetAddress bindAddress(ServerSettings settings) {
        try {
            return InetAddress.getByName(settings.bindAddress());
        } catch (UnknownHostException e) {
            throw new StartFailure(
                    "yingdun.bind-address \"" + settings.bindAddress() + "\" is not an address of this machine.",
                    "Use 127.0.0.1 for this machine only, or 0.0.0.0 for the network.",
                    e);
        }
    }

    private static void requireFree(InetAddress address, int port, String purpose) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException e) {
            throw new StartFailure(
                    "Port " + port + " on " + address.getHostAddress() + ", wanted for " + purpose
                            + ", cannot be used: " + e.getMessage() + ".",
                    "Stop the program that listens there, or choose other ports with --yingdun.port-base=N"
                            + " (packaging/run: --port-base N).",
                    e);
        }
    }
}
