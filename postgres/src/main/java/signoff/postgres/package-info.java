// SPDX-License-Identifier: Apache-2.0
/** PostgreSQL in a folder of ours, run as a child of this JVM, for those who name no server. */
@NullMarked
package signoff.postgres;

import org.jspecify.annotations.NullMarked;
