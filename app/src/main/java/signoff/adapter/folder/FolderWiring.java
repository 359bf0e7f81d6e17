// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.folder;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.NoneNestedConditions;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import signoff.document.port.FileStore;

/** A folder, unless a bucket is named. */
@Configuration(proxyBeanMethods = false)
@Conditional(FolderWiring.WithoutBucket.class)
@EnableConfigurationProperties(FolderWiring.FolderSettings.class)
class FolderWiring {

    static final class WithoutBucket extends NoneNestedConditions {

        WithoutBucket() {
            super(ConfigurationPhase.REGISTER_BEAN);
        }

        @ConditionalOnProperty("s3.bucket")
        static class Named {}
    }

    /**
     * Where files are kept when they are in no bucket.
     *
     * @param folder all nodes need the same; absent means {@code files} in the home folder, which
     *     is enough for one node
     */
    @ConfigurationProperties("files")
    record FolderSettings(@Nullable Path folder) {}

    @Bean
    FileStore folderFiles(
            FolderSettings settings, @Value("${signoff.home:${user.home}/.signoff}") Path home)
            throws IOException {
        var named = settings.folder();
        return new FolderFiles(named == null ? home.resolve("files") : named);
    }
}
