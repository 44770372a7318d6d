// SPDX-License-Identifier: Apache-2.0
package org.gradwright.processor.formula.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.gradwright.processor.diagnostic.Problem;
import org.gradwright.processor.formula.reader.ReaderFixture.Refusal;
import org.junit.jupiter.params.provider.Arguments;

/**
 * Many bodies of {@code f(double x, double[] a, double[] b, int n)}, all in one class, and what each is refused for: lines
 * {@code statements # problem # column # text # arguments of the message}. A body stands on a line of its own, from column 1 on.
 */
final class RefusalTable {

    /** Two lines around each body. */
    private static final int LINES = 3;

    /** The line of the first body. */
    private static final int FIRST = 4;

    private RefusalTable() {}

    /** One body with all that was refused in it, and what should be. */
    record Row(String body, Problem problem, long column, String text, String arguments, List<Refusal> refusals) {
        /** Fails unless that and nothing else was refused. */
        void check() {
            assertThat(refusals)
                    .extracting(Refusal::problem, Refusal::column, Refusal::text, RefusalTable::arguments)
                    .containsExactly(tuple(problem, column, text, arguments));
        }

        @Override
        public String toString() {
            return body;
        }
    }

    static Stream<Arguments> of(String table) {
        List<String[]> lines = table.lines()
                .map(line ->
                        Arrays.stream(line.split("#", -1)).map(String::strip).toArray(String[]::new))
                .toList();
        StringBuilder methods = new StringBuilder();
        for (int i = 0; i < lines.size(); i++) {
            methods.append("public static double f%d(double x, double[] a, double[] b, int n) {\n%s\n}\n"
                    .formatted(i, lines.get(i)[0]));
        }
        ReaderFixture read = ReaderFixture.read(methods.toString());
        assertThat(read.formulas).isEmpty();
        List<Arguments> rows = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String[] columns = lines.get(i);
            long line = FIRST + (long) LINES * i;
            List<Refusal> there = read.refusals.stream()
                    .filter(refusal -> refusal.line() == line)
                    .toList();
            rows.add(Arguments.of(new Row(
                    columns[0],
                    Problem.valueOf(columns[1]),
                    Long.parseLong(columns[2]),
                    columns[3],
                    columns[4],
                    there)));
        }
        assertThat(read.refusals).allMatch(refusal -> (refusal.line() - FIRST) % LINES == 0);
        return rows.stream();
    }

    private static String arguments(Refusal refusal) {
        return String.join(" / ", refusal.arguments());
    }
}
