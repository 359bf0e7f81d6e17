// SPDX-License-Identifier: Apache-2.0
package signoff.demo;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Stops a demo where real lines are closed, or where strangers could reach it, before anything is
 * opened. Then gives it a world that remembers.
 */
class DemoGuard implements EnvironmentPostProcessor, Ordered {

    static final String DEMO = "signoff.demo";
    static final String PRODUCTION = "signoff.production";
    static final String COMMAND = "signoff.command";
    static final String PUBLIC = "signoff.demo-public";
    static final String ADDRESS = "server.address";

    /**
     * A world in memory would forget at the next start which lines it serves; and the unfinished
     * order of the demo shall stay unfinished for longer than a closing takes.
     */
    private static final Map<String, Object> DEFAULTS = Map.of(
            "signoff.world", "database",
            "signoff.orders.deliver-within", "P60D");

    @Override
    public void postProcessEnvironment(
            ConfigurableEnvironment environment, SpringApplication application) {
        if (!environment.getProperty(DEMO, Boolean.class, false)) return;

        if (environment.getProperty(PRODUCTION, Boolean.class, false)) {
            throw new DemoRefused(
                    PRODUCTION + " and " + DEMO + " are both on. The demo winds the clock, shows"
                            + " every message and knows everybody's password.",
                    "Take " + DEMO + " out of the settings of a real installation, or take "
                            + PRODUCTION + " out of those of a demo.");
        }
        if (environment.getProperty(COMMAND, "").equals("start")) {
            throw new DemoRefused(
                    DEMO + " is on in the settings, and the server was started as an operator runs"
                            + " it.",
                    "Take " + DEMO + " out of the settings. For a demo: ./signoff demo.");
        }
        var address = environment.getProperty(ADDRESS, "");
        if (!environment.getProperty(PUBLIC, Boolean.class, false) && !isOnlyForUs(address)) {
            throw new DemoRefused(
                    DEMO + " is on, and " + ADDRESS + " is "
                            + (address.isBlank() ? "every address of this machine" : address)
                            + ". Whoever reaches it can sign in as anybody.",
                    "Set " + ADDRESS + " to 127.0.0.1. If others shall see the demo, set " + PUBLIC
                            + " to true.");
        }
        environment.getPropertySources().addLast(new MapPropertySource("demo", DEFAULTS));
    }

    private static boolean isOnlyForUs(String address) {
        try {
            return !address.isBlank() && InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** After the files of settings are read. */
    @Override
    public int getOrder() {
        return Ordered.LOWEST_PRECEDENCE;
    }
}
