// SPDX-License-Identifier: Apache-2.0

/** Annotations, symbolic types and the formulas of losses, activations and regularizers. */
module org.gradwright {
    requires static org.jspecify;

    exports org.gradwright;
    exports org.gradwright.activation;
    exports org.gradwright.initializer;
    exports org.gradwright.loss;
    exports org.gradwright.regularizer;
}
