// SPDX-License-Identifier: Apache-2.0
/**
 * Everything that speaks another system's protocol: one package for each, none known to others. At
 * start {@code PortCheck} sees to it that every port has an adapter.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Adapter",
        allowedDependencies = {
            "kernel",
            "workflow",
            "line :: port",
            "refund :: port",
            "notification :: port",
            "document :: port"
        })
@org.jspecify.annotations.NullMarked
package signoff.adapter;
