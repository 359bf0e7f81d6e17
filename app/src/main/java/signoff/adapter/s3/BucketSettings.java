// SPDX-License-Identifier: Apache-2.0
package signoff.adapter.s3;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The bucket that files are kept in.
 *
 * @param bucket its name
 * @param region where it is
 * @param endpoint the address of a server that is not Amazon's
 * @param accessKey who we are; absent means that the machine knows, as Amazon's tools look it up
 * @param secretKey what proves it
 * @param prefix what the names of our files begin with
 * @param within how long one call may take
 */
@ConditionalOnProperty("s3.bucket")
@ConfigurationProperties("s3")
record BucketSettings(
        String bucket,
        @DefaultValue("us-east-1") String region,
        @Nullable URI endpoint,
        @Nullable String accessKey,
        @Nullable String secretKey,
        @DefaultValue("signoff/") String prefix,
        @DefaultValue("30s") Duration within) {

    BucketSettings {
        if ((accessKey == null) != (secretKey == null)) {
            throw new IllegalArgumentException(
                    "s3.secret-key: there is only one of key and secret. Allowed: both, or"
                            + " neither.");
        }
        if (!within.isPositive() || within.compareTo(Duration.ofMinutes(5)) > 0) {
            throw new IllegalArgumentException("s3.within is " + within.toMillis()
                    + " ms. Allowed: more than nothing, and 5 minutes at most.");
        }
    }

    /** The secret must not reach a log. */
    @Override
    public String toString() {
        return "BucketSettings[" + bucket + ", " + region + "]";
    }
}
