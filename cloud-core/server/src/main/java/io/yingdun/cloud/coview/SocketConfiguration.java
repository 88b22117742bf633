package io.yingdun.cloud.coview;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.server.standard.ServletServerContainerFactoryBean;

/** The container refuses what is longer before it is read whole (close code 1009, RFC 6455 §7.4.1). */
@Configuration(proxyBeanMethods = false)
class SocketConfiguration {

    @Bean
    ServletServerContainerFactoryBean webSocketLimits(CoViewSettings limits) {
        ServletServerContainerFactoryBean container = new ServletServerContainerFactoryBean();
        container.setMaxTextMessageBufferSize(limits.longestMessage());
        container.setMaxBinaryMessageBufferSize(limits.longestMessage());
        container.setAsyncSendTimeout(5_000L);
        return container;
    }
}
