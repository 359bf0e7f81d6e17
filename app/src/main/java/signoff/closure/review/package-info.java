// SPDX-License-Identifier: Apache-2.0
/** What people of the operator decide about a request, and by what. Internal to the module. */
@org.jspecify.annotations.NullMarked
package signoff.closure.review;
