// SPDX-License-Identifier: Apache-2.0
package signoff.console.security.token;

import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;
import org.springframework.stereotype.Component;

/** Shows integrators to the authorization server. They may ask for their own tokens only. */
@Component
class RegisteredIntegrators implements RegisteredClientRepository {

    private final IntegratorStore store;
    private final IntegratorSettings settings;

    RegisteredIntegrators(IntegratorStore store, IntegratorSettings settings) {
        this.store = store;
        this.settings = settings;
    }

    @Override
    public void save(RegisteredClient client) {
        throw new UnsupportedOperationException("Integrators are entered with Integrators.enter");
    }

    @Override
    public @Nullable RegisteredClient findById(String id) {
        return findByClientId(id);
    }

    @Override
    public @Nullable RegisteredClient findByClientId(String client) {
        return store.find(client).map(this::registered).orElse(null);
    }

    private RegisteredClient registered(IntegratorStore.Row row) {
        return RegisteredClient.withId(row.client())
                .clientId(row.client())
                .clientSecret(row.secretHash())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(scopes -> scopes.addAll(row.scopes()))
                .clientSettings(ClientSettings.builder()
                        .setting(TokenWiring.BRAND, row.brand().code())
                        .build())
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(settings.tokenValid())
                        .idTokenSignatureAlgorithm(SignatureAlgorithm.ES256)
                        .build())
                .build();
    }
}
