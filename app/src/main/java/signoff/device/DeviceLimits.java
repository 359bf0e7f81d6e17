// SPDX-License-Identifier: Apache-2.0
package signoff.device;

import signoff.line.Line;

/** How many devices may share a line. What plans say of it is asked here and nowhere else. */
interface DeviceLimits {

    int of(Line line);
}
