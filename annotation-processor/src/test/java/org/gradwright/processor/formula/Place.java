// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * One number among the inputs of a formula.
 *
 * @param input the number of the input
 * @param element the number of the element where the input is a row, else -1
 */
record Place(int input, int element) {

    /** The places of all numbers in some inputs. */
    static List<Place> all(Formula formula, List<?> at) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < formula.arity(); i++) {
            if (formula.kinds().get(i) == Kind.NUMBER) {
                places.add(new Place(i, -1));
            } else if (at.get(i) instanceof double[] row) {
                int input = i;
                IntStream.range(0, row.length).forEach(element -> places.add(new Place(input, element)));
            }
        }
        return places;
    }

    double value(List<?> at) {
        return at.get(input) instanceof double[] row ? row[element] : (Double) at.get(input);
    }

    /** The same inputs with something added to this number. */
    List<Object> moved(List<?> at, double step) {
        List<Object> moved = new ArrayList<>(at);
        if (at.get(input) instanceof double[] row) {
            double[] copy = row.clone();
            copy[element] += step;
            moved.set(input, copy);
        } else {
            moved.set(input, (Double) at.get(input) + step);
        }
        return moved;
    }
}
