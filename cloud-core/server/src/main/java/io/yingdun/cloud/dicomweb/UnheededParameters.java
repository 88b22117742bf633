package io.yingdun.cloud.dicomweb;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;

/**
 * Tells a client of rendered resources which of its wishes were passed over (PS3.18 8.3.5.1): a picture without the
 * annotation or the colour profile that was asked for must not be taken for one that has it.
 */
final class UnheededParameters {

    private UnheededParameters() {}

    /** @param heeded names of the parameters that the resource knows */
    static void warn(HttpServletRequest request, HttpServletResponse response, Set<String> heeded) {
        String names = new TreeSet<>(request.getParameterMap().keySet())
                .stream()
                        .filter(name -> !heeded.contains(name) && name.matches("[A-Za-z0-9_-]{1,40}"))
                        .filter(name -> !isMet(name, request.getParameter(name)))
                        .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            response.setHeader(
                    HttpHeaders.WARNING, "299 yingdun \"The following parameters are not supported: " + names + "\"");
        }
    }

    /** No colour profile is what every picture has here. */
    private static boolean isMet(String name, String value) {
        return name.equals("iccprofile") && value.equals("no");
    }
}
