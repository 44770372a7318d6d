// SPDX-License-Identifier: Apache-2.0
package org.gradwright.check;

import org.junit.jupiter.api.extension.BeforeTestExecutionCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Runs the check that {@link GradientTest} asks for, before the test method. */
final class GradientTestExtension implements BeforeTestExecutionCallback, ParameterResolver {
    private static final Namespace NAMESPACE = Namespace.create(GradientTestExtension.class);

    @Override
    public void beforeTestExecution(ExtensionContext context) {
        report(context).assertCorrect();
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == GradientReport.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return report(context);
    }

    private static GradientReport report(ExtensionContext context) {
        return context.getStore(NAMESPACE)
                .getOrComputeIfAbsent(
                        GradientReport.class,
                        key -> check(context.getRequiredTestMethod().getAnnotation(GradientTest.class)),
                        GradientReport.class);
    }

    private static GradientReport check(GradientTest test) {
        GradientCheck check = GradientCheck.of(test.value())
                .batch(test.batch())
                .seed(test.seed())
                .tolerance(test.tolerance());
        if (test.directions() == 0) {
            check.full();
        } else if (test.directions() > 0) {
            check.directional(test.directions());
        }
        return check.check();
    }
}
