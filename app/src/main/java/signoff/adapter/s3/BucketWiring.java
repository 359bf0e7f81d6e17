// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.s3;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import signoff.document.port.FileStore;

import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket, as soon as one is named. Nothing of the library is loaded before. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("s3.bucket")
@EnableConfigurationProperties(BucketSettings.class)
class BucketWiring {

    @Bean(destroyMethod = "close")
    FileStore bucketFiles(BucketSettings settings) {
        return new BucketFiles(client(settings), settings.bucket(), settings.prefix());
    }

    static S3Client client(BucketSettings settings) {
        var client = S3Client.builder()
                .region(Region.of(settings.region()))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                // Servers that are not Amazon's often know no other checksums than they must.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .overrideConfiguration(calls -> calls.apiCallTimeout(settings.within()));
        if (settings.endpoint() != null) {
            client.endpointOverride(settings.endpoint()).forcePathStyle(true);
        }
        if (settings.accessKey() != null) {
            client.credentialsProvider(StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(settings.accessKey(), settings.secretKey())));
        }
        return client.build();
    }
}
