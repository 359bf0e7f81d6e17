// SPDX-License-Identifier: Apache-2.0
package signoff.console.security.token;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.jose.jws.SignatureAlgorithm;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtEncoder;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtEncoder;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.JwtGenerator;
import signoff.kernel.BrandId;

/**
 * How access tokens are made and read. They live by the machines' clock: their lifetime guards
 * against theft, and winding the clock of the cases does not change that.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(IntegratorSettings.class)
class TokenWiring {

    static final String AUDIENCE = "signoff";
    static final String BRAND = "brand";
    static final String SCOPE = "scope";

    /** Nodes whose clocks differ by more than this have other troubles. */
    private static final Duration SKEW = Duration.ofSeconds(5);

    /** How programs are told apart: there is no other secret that this server compares. */
    @Bean
    PasswordEncoder integratorSecrets(IntegratorStore integrators) {
        return integrators.secrets();
    }

    /**
     * What the settings name is entered at each start, and replaces what was there. The tokens of a
     * program that they name no more run out by themselves, within minutes.
     */
    @Bean
    ApplicationRunner enterIntegrators(IntegratorStore store, IntegratorSettings settings) {
        return start -> {
            settings.integrators()
                    .forEach(one -> store.enter(
                            new BrandId(one.brand()), one.client(), one.secret(), one.scopes()));
            store.keepOfSettings(settings.integrators().stream()
                    .map(IntegratorSettings.Entry::client)
                    .collect(Collectors.toSet()));
        };
    }

    @Bean
    JWKSource<SecurityContext> signingKeys(SigningKey signing) {
        return new ImmutableJWKSet<>(new JWKSet(signing.key()));
    }

    @Bean
    JwtEncoder jwtEncoder(JWKSource<SecurityContext> signingKeys) {
        return new NimbusJwtEncoder(signingKeys);
    }

    @Bean
    JwtDecoder jwtDecoder(
            JWKSource<SecurityContext> signingKeys, @Qualifier("machineClock") Clock clock) {
        var decoder = NimbusJwtDecoder.withJwkSource(signingKeys)
                .jwsAlgorithm(SignatureAlgorithm.ES256)
                .build();
        var inTime = new JwtTimestampValidator(SKEW);
        inTime.setClock(clock);
        var forUs = new JwtClaimValidator<List<String>>(
                JwtClaimNames.AUD, audience -> audience != null && audience.contains(AUDIENCE));
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(inTime, forUs));
        return decoder;
    }

    @Bean
    JwtGenerator tokenGenerator(JwtEncoder encoder, @Qualifier("machineClock") Clock clock) {
        var generator = new JwtGenerator(encoder);
        generator.setClock(clock);
        generator.setJwtCustomizer(TokenWiring::complete);
        return generator;
    }

    private static String brandOf(RegisteredClient client) {
        return Objects.requireNonNull(client.getClientSettings().getSetting(BRAND));
    }

    /** Who asks for no scope gets all that the program was entered with (RFC 6749, 3.3). */
    private static void complete(JwtEncodingContext context) {
        var client = context.getRegisteredClient();
        context.getJwsHeader().algorithm(SignatureAlgorithm.ES256);
        context.getClaims().audience(List.of(AUDIENCE)).claim(BRAND, brandOf(client));
        if (context.getAuthorizedScopes().isEmpty()) {
            context.getClaims().claim(SCOPE, client.getScopes());
        }
    }
}
