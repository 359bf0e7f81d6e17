// SPDX-License-Identifier: Apache-2.0
package signoff.console.security.token;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.stereotype.Component;

/** Keeps no token that was given out: each carries all that is needed, and soon runs out. */
@Component
class UnkeptTokens implements OAuth2AuthorizationService {

    @Override
    public void save(OAuth2Authorization given) {}

    @Override
    public void remove(OAuth2Authorization given) {}

    @Override
    public @Nullable OAuth2Authorization findById(String id) {
        return null;
    }

    @Override
    public @Nullable OAuth2Authorization findByToken(String token, @Nullable OAuth2TokenType type) {
        return null;
    }
}
