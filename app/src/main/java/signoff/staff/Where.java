// SPDX-License-Identifier: Apache-2.0
package signoff.staff;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where a request of staff comes from. Only the range and the kind of device are ever stored.
 *
 * @param address the address of the connection, to count attempts by
 * @param device which browser on which system, as far as the browser tells
 */
public record Where(String address, String device) {

    /** Nobody's browser: a command on the server. */
    public static final Where SERVER = new Where("", "");

    private static final int BYTES_OF_IPV4 = 3;
    private static final int BYTES_OF_IPV6 = 6;

    /** The first that is found counts: most browsers name their ancestors, too. */
    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();

    private static final Map<String, String> SYSTEMS = new LinkedHashMap<>();

    static {
        BROWSERS.put("Edg", "Edge");
        BROWSERS.put("Firefox", "Firefox");
        BROWSERS.put("Chrome", "Chrome");
        BROWSERS.put("Safari", "Safari");
        SYSTEMS.put("Android", "Android");
        SYSTEMS.put("iPhone", "iOS");
        SYSTEMS.put("iPad", "iOS");
        SYSTEMS.put("Windows", "Windows");
        SYSTEMS.put("Mac OS", "macOS");
        SYSTEMS.put("Linux", "Linux");
    }

    /** Reads what a browser says of itself. */
    public static Where of(String address, String userAgent) {
        var browser = named(BROWSERS, userAgent);
        var system = named(SYSTEMS, userAgent);
        var between = browser.isEmpty() || system.isEmpty() ? "" : ", ";
        return new Where(address, browser + between + system);
    }

    private static String named(Map<String, String> names, String text) {
        return names.entrySet().stream()
                .filter(name -> text.contains(name.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** The network around the address, by which a person knows a place and nobody is found. */
    public String range() {
        try {
            var found = InetAddress.ofLiteral(address.replaceFirst("%.*", ""));
            var isLong = found instanceof Inet6Address;
            var kept = isLong ? BYTES_OF_IPV6 : BYTES_OF_IPV4;
            var bytes = found.getAddress();
            Arrays.fill(bytes, kept, bytes.length, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + "/" + kept * Byte.SIZE;
        } catch (IllegalArgumentException | java.net.UnknownHostException e) {
            return "";
        }
    }

    @Override
    public String toString() {
        return "somewhere in " + range();
    }
}
