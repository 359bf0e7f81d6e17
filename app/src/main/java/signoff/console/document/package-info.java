// SPDX-License-Identifier: Apache-2.0
/** The pages and calls for documents: handing them in to a closing, and looking at one as staff. */
@org.jspecify.annotations.NullMarked
package signoff.console.document;
