// SPDX-License-Identifier: Apache-2.0
package signoff.console.security;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.ConversionService;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.support.GenericConversionService;
import org.springframework.core.serializer.support.DeserializingConverter;
import org.springframework.core.serializer.support.SerializationFailedException;
import org.springframework.core.serializer.support.SerializingConverter;
import org.springframework.session.config.SessionRepositoryCustomizer;
import org.springframework.session.jdbc.JdbcIndexedSessionRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.session.jdbc.config.annotation.web.http.EnableJdbcHttpSession;
import org.springframework.session.web.http.CookieSerializer;
import org.springframework.session.web.http.DefaultCookieSerializer;

import signoff.vault.Vault;

/** Keeps sessions in PostgreSQL, so that any node can answer the next request of anybody. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@EnableJdbcHttpSession(tableName = "web.session")
class SessionWiring {

    static final String COOKIE = "signoff";
    private static final String PURPOSE = "session content";

    @Bean
    SessionRepositoryCustomizer<JdbcIndexedSessionRepository> sessions(WebSettings settings) {
        var upserts = new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
        return sessions -> {
            upserts.customize(sessions);
            sessions.setDefaultMaxInactiveInterval(settings.idleTimeout());
        };
    }

    /** Without TLS, as in the demo, secure follows the request. */
    @Bean
    CookieSerializer cookieSerializer(SecureCookies secure) {
        var cookie = new DefaultCookieSerializer();
        cookie.setCookieName(COOKIE);
        cookie.setSameSite("Lax");
        cookie.setUseHttpOnlyCookie(true);
        if (secure.always()) cookie.setUseSecureCookie(true);
        return cookie;
    }

    /**
     * Seals what a session holds: forms that were typed are personal data. And what was not sealed
     * by us is never deserialized.
     */
    @Bean
    ConversionService springSessionConversionService(Vault vault) {
        var serialize = new SerializingConverter();
        var conversions = new GenericConversionService();
        conversions.addConverter(
                Object.class, byte[].class, held -> vault.seal(PURPOSE, serialize.convert(held)));
        conversions.addConverter(byte[].class, Object.class, new Opening(vault));
        return conversions;
    }

    private record Opening(Vault vault) implements Converter<byte[], @Nullable Object> {

        private static final DeserializingConverter DESERIALIZE = new DeserializingConverter();

        /** A session of another installation, or of a class that is gone, has ended. */
        @Override
        public @Nullable Object convert(byte[] sealed) {
            try {
                return DESERIALIZE.convert(vault.open(PURPOSE, sealed));
            } catch (IllegalStateException | SerializationFailedException e) {
                return null;
            }
        }
    }
}
