// SPDX-License-Identifier: Apache-2.0
/** The pages of the desk: the queue of requests, and each of them for whoever decides. */
@org.jspecify.annotations.NullMarked
package signoff.closure.web.desk;
