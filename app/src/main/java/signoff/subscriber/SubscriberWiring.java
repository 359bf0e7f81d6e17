// SPDX-License-Identifier: Apache-2.0
package signoff.subscriber;

import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import signoff.subscriber.password.PasswordReset;
import signoff.subscriber.password.Passwords;
import signoff.vault.Vault;

/** Puts together what needs settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SignInSettings.class, Logins.Countries.class})
class SubscriberWiring {

    @Bean
    Passwords passwords(Vault vault, SignInSettings settings) {
        var strength = settings.passwordStrength();
        return new Passwords(Passwords.encoder(vault, strength), strength);
    }

    /** Winding the clock of the cases must not let anybody guess faster. */
    @Bean
    Attempts attempts(
            DataSource dataSource,
            SignInSettings settings,
            Vault vault,
            @Qualifier("machineClock") Clock clock) {
        return new Attempts(dataSource, settings, vault, clock);
    }

    @Bean
    PasswordReset passwordReset() {
        return PasswordReset.CASE;
    }
}
