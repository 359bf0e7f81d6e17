// SPDX-License-Identifier: Apache-2.0
/** Files in a bucket of S3, or of anything that speaks like it. On as soon as one is named. */
@org.springframework.modulith.ApplicationModule(
        displayName = "S3",
        allowedDependencies = {"document :: port"})
@org.jspecify.annotations.NullMarked
package signoff.adapter.s3;
