// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

/** A reference case about something that Gradwright does not have. */
final class Unimplemented extends RuntimeException {
    Unimplemented(String what) {
        super(what + " not implemented");
    }
}
