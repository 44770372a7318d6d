// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.inference;

import java.util.Optional;
import org.gradwright.processor.graph.Node;

/** What a layer can use of the layers that were called before it. */
interface OtherLayers {
    /** The weight of a dense layer, {@code [inputs, units]}. */
    Optional<Node> denseWeight(String layer);

    /** Whether a layer has no parameters because a problem was reported. */
    boolean isRefused(String layer);
}
