// SPDX-License-Identifier: Apache-2.0
package signoff.adapter;

import java.util.List;
import java.util.stream.Collectors;

/** The start has to end here: there is nobody to carry out what a port asks. */
final class PortWithoutAdapter extends RuntimeException {

    private static final long serialVersionUID = 1;

    PortWithoutAdapter(List<Class<?>> ports) {
        super(ports.stream()
                .map(Class::getName)
                .collect(Collectors.joining(", ", "These ports have no adapter: ", ".")));
    }
}
