package io.yingdun.cloud.web;

import io.yingdun.foundation.pages.StaticPages;
import org.springframework.context.annotation.Configuration;

/** The viewer below {@code /viewer/}. */
@Configuration(proxyBeanMethods = false)
class ViewerPages extends StaticPages {

    ViewerPages() {
        super("viewer");
    }
}
