// SPDX-License-Identifier: Apache-2.0
package org.gradwright.properties.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * The cases of the reference files whose name is given, such as {@code adam}: what is wrong with them. Has a constructor
 * without arguments, so that it can be made among classes that were changed.
 */
public final class ReferenceRun implements Function<String, List<String>> {
    @Override
    public List<String> apply(String name) {
        List<String> wrong = new ArrayList<>();
        int passed = 0;
        for (ReferenceCase reference : ReferenceCases.all()) {
            if (reference.name().equals(name)) {
                try {
                    ReferenceCases.check(reference);
                    passed++;
                } catch (AssertionError e) {
                    wrong.add(reference.title() + ": " + e.getMessage());
                } catch (Unimplemented e) {
                    continue;
                }
            }
        }
        if (passed + wrong.size() == 0) {
            throw new IllegalArgumentException("no reference is called '" + name + "'");
        }
        return wrong;
    }
}
