package io.yingdun.management;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the management server; options are {@code --yingdun.<name>=<value>}, see {@code runtime.YingdunSettings}. */
@SpringBootApplication(scanBasePackages = {"io.yingdun.management", "io.yingdun.foundation"})
@AutoConfigurationPackage(basePackages = {"io.yingdun.management", "io.yingdun.foundation"})
@ConfigurationPropertiesScan
public class ManagementServer {

    public static void main(String[] arguments) {
        SpringApplication.run(ManagementServer.class, arguments);
    }
}
