// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Whether browsers may send sessions and form tokens without TLS. A proxy that ends TLS need not
 * tell us that it does, so the address that people open says it: with {@code https}, never.
 */
@Component
public class SecureCookies {

    private final boolean always;

    SecureCookies(@Value("${signoff.public-url}") URI address) {
        this.always = "https".equals(address.getScheme());
    }

    boolean always() {
        return always;
    }

    public boolean areFor(HttpServletRequest request) {
        return always || request.isSecure();
    }
}
