// SPDX-License-Identifier: Apache-2.0
package signoff.console;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Reads the settings of the shell. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(BrandSettings.class)
class ConsoleWiring {}
