// SPDX-License-Identifier: Apache-2.0
/**
 * All of the outside world, faults included: for the demo, the simulation and the benchmark.
 *
 * <p>Start with {@link signoff.adapter.simulated.SimulatedWorld}: it adds lines, sets faults, and
 * shows what the world was asked to do.
 */
@org.springframework.modulith.ApplicationModule(
        displayName = "Simulated world",
        allowedDependencies = {
            "kernel",
            "workflow",
            "database",
            "line",
            "line :: port",
            "refund",
            "refund :: port",
            "notification",
            "notification :: port",
            "document :: port",
            "demo :: port"
        })
@org.jspecify.annotations.NullMarked
package signoff.adapter.simulated;
