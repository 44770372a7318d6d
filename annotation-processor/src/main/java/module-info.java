// SPDX-License-Identifier: Apache-2.0

/** The annotation processor: declarations in, checked and differentiated Java classes out. */
@SuppressWarnings("requires-automatic")
module org.gradwright.processor {
    requires com.palantir.javapoet;
    requires java.compiler;
    requires jdk.compiler;
    requires static com.google.auto.service;
    requires static org.jspecify;

    provides javax.annotation.processing.Processor with
            org.gradwright.processor.GradwrightProcessor;
}
