// SPDX-License-Identifier: Apache-2.0
package signoff.line.supply;

import java.util.regex.Pattern;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where eSIM profiles are downloaded from.
 *
 * @param server the address of the profile server (SM-DP+), as devices reach it
 */
@ConfigurationProperties("signoff.esim")
record EsimSettings(@DefaultValue("smdp.example.com") String server) {

    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9.-]{1,250})");

    EsimSettings {
        if (!HOST.matcher(server).matches()) {
            throw new IllegalArgumentException("signoff.esim.server is \"" + server
                    + "\". Allowed: a host name such as rsp.example.com");
        }
    }
}
