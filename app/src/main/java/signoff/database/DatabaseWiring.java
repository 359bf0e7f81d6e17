// SPDX-License-Identifier: Apache-2.0
package signoff.database;

import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.aop.Advisor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Role;
import org.springframework.transaction.PlatformTransactionManager;

/** Gives the one data source to the application, after its database is migrated. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DatabaseSettings.class)
class DatabaseWiring {

    @Bean(destroyMethod = "close")
    Database database(
            DatabaseSettings settings, @Value("${signoff.home:${user.home}/.signoff}") Path home) {
        return Database.open(settings, home);
    }

    @Bean
    SqlFaults sqlFaults() {
        return new SqlFaults();
    }

    @Bean
    PatientTransaction transaction(PlatformTransactionManager transactions) {
        return new PatientTransaction(transactions);
    }

    @Bean
    @Role(BeanDefinition.ROLE_INFRASTRUCTURE)
    static Advisor patientMethods() {
        return PatientTransaction.methods();
    }

    @Bean(destroyMethod = "")
    DataSource dataSource(Database database) {
        return database.dataSource();
    }
}
