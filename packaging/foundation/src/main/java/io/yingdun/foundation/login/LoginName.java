package io.yingdun.foundation.login;

import java.text.Normalizer;
import java.util.Locale;

/** The one spelling of a login name: names that look the same are the same. */
public final class LoginName {

    private LoginName() {}

    public static String canonical(String typed) {
        return Normalizer.normalize(typed, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
    }
}
