// SPDX-License-Identifier: Apache-2.0

/** What generated networks implement and call, and what trains them. */
@SuppressWarnings("requires-automatic")
module org.gradwright.runtime {
    requires transitive org.gradwright;
    // Static: only who passes EJML matrices needs it, and requires it then.
    requires static ejml.core;
    requires static org.jspecify;

    exports org.gradwright.runtime;
    exports org.gradwright.runtime.chart;
    exports org.gradwright.runtime.compute;
    exports org.gradwright.runtime.data;
    exports org.gradwright.runtime.metric;
    exports org.gradwright.runtime.optimizer;
    exports org.gradwright.runtime.schedule;
    exports org.gradwright.runtime.store;
    exports org.gradwright.runtime.training;
}
