package io.yingdun.cloud.web;

import io.yingdun.foundation.pages.StaticPages;
import org.springframework.context.annotation.Configuration;

/** The doctors' portal below {@code /doctor/}. */
@Configuration(proxyBeanMethods = false)
class DoctorPages extends StaticPages {

    DoctorPages() {
        super("doctor");
    }
}
