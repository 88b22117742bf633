package io.yingdun.cloud;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the imaging cloud; options are {@code --yingdun.<name>=<value>}, see {@code runtime.CloudSettings}. */
@SpringBootApplication(scanBasePackages = {"io.yingdun.cloud", "io.yingdun.foundation"})
@AutoConfigurationPackage(basePackages = {"io.yingdun.cloud", "io.yingdun.foundation"})
@ConfigurationPropertiesScan
public class CloudServer {

    public static void main(String[] arguments) {
        SpringApplication.run(CloudServer.class, arguments);
    }
}
