// SPDX-License-Identifier: Apache-2.0
package signoff.demo.web;

/** Where a form leads back to: a page of ours, whatever a link to us may ask for. */
final class Back {

    static String to(String wanted) {
        var ours = wanted.startsWith("/")
                && !wanted.startsWith("//")
                && wanted.chars().allMatch(letter -> letter > ' ' && letter != '\\');
        return ours ? wanted : "/";
    }

    private Back() {}
}
