// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import org.springframework.security.web.csrf.CsrfTokenRepository;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * What the settings say of the rules for people.
 *
 * @param demo which requests the demo opens to anybody
 * @param management which requests come to an address that is set apart for operating
 * @param formTokens where the token of a form is looked for
 * @param formMax how many bytes a form may have
 * @param uploadMax how many bytes may come with files at once
 */
record WebRules(
        RequestMatcher demo,
        RequestMatcher management,
        CsrfTokenRepository formTokens,
        long formMax,
        long uploadMax) {}
