// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Takes over the values of a network by another one that it is a part of. */
final class PartCopy {
    private final Network from;
    private final Network to;
    private final String member;

    PartCopy(Network from, Network to, String member) {
        this.from = Objects.requireNonNull(from, "the network to copy from is null");
        this.to = to;
        this.member = Objects.requireNonNull(member, "member is null");
    }

    /** Every value of {@code to} by name: those of the part from {@code from}, the others as they are. */
    Map<String, float[]> values() {
        int reading = from.changes().beginReading();
        Map<String, float[]> values = new HashMap<>();
        int copied = 0;
        for (StoredValues each : all(to)) {
            StoredValues read = isPart(each.name()) ? source(each) : each;
            copied += read == each ? 0 : 1;
            float[] numbers = new float[each.size()];
            read.copyTo(numbers);
            String problem = read == each ? null : each.problem(numbers);
            if (problem != null) {
                throw new IllegalArgumentException(
                        "'" + to.name() + "' cannot take over the values of '" + from.name() + "': " + problem);
            }
            values.put(each.name(), numbers);
        }
        if (copied == 0) {
            throw new IllegalArgumentException("no layer of '" + to.name() + "' with parameters is in '" + member
                    + "'; its layers are " + layers(to));
        }
        if (from.changes().since(reading)) {
            throw from.changes().meanwhile();
        }
        return values;
    }

    /** Whether a name such as {@code trunkHidden.weight} is that of a layer in the member {@code trunk}. */
    private boolean isPart(String name) {
        if (name.length() <= member.length() || !name.startsWith(member)) {
            return false;
        }
        char next = name.charAt(member.length());
        return next != '.' && !Character.isLowerCase(next) && !Character.isDigit(next);
    }

    private StoredValues source(StoredValues target) {
        for (StoredValues each : all(from)) {
            String name = each.name();
            if (target.name().equals(member + Character.toUpperCase(name.charAt(0)) + name.substring(1))) {
                if (!Arrays.equals(each.shape(), target.shape())) {
                    throw new IllegalArgumentException("'" + target.name() + "' of '" + to.name() + "' is "
                            + Arrays.toString(target.shape()) + ", but '" + name + "' of '" + from.name() + "' is "
                            + Arrays.toString(each.shape()));
                }
                return each;
            }
        }
        throw new IllegalArgumentException("'" + target.name() + "' of '" + to.name()
                + "' has nothing to take over: the layers of '" + from.name() + "' are " + layers(from));
    }

    private static List<StoredValues> all(Network network) {
        List<StoredValues> all = new ArrayList<>(network.parameters());
        all.addAll(network.statistics());
        return all;
    }

    private static List<String> layers(Network network) {
        return network.allLayers().stream().map(Layer::name).toList();
    }
}
