// SPDX-License-Identifier: Apache-2.0
package org.gradwright.runtime.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final double BASE = 0.4;
    private static final long FAR = 1_000_000_000_000L;

    @Test
    void constantStaysTheBase() {
        assertThat(Schedule.constant().rate(BASE, 0)).isEqualTo(BASE);
        assertThat(Schedule.constant().rate(BASE, FAR)).isEqualTo(BASE);
    }

    @Test
    void stepFallsAtEachMultipleOfItsLength() {
        Schedule schedule = Schedule.step(10, 0.5);
        assertThat(schedule.rate(BASE, 0)).isEqualTo(BASE);
        assertThat(schedule.rate(BASE, 9)).isEqualTo(BASE);
        assertThat(schedule.rate(BASE, 10)).isEqualTo(BASE / 2);
        assertThat(schedule.rate(BASE, 29)).isEqualTo(BASE / 4);
        assertThat(schedule.rate(BASE, FAR)).isZero();
    }

    @Test
    void multiStepFallsAtEachOfItsTimes() {
        Schedule schedule = Schedule.multiStep(0.5, 3, 7);
        assertThat(schedule.rate(BASE, 2)).isEqualTo(BASE);
        assertThat(schedule.rate(BASE, 3)).isEqualTo(BASE / 2);
        assertThat(schedule.rate(BASE, 6)).isEqualTo(BASE / 2);
        assertThat(schedule.rate(BASE, 7)).isEqualTo(BASE / 4);
        assertThat(schedule.rate(BASE, FAR)).isEqualTo(BASE / 4);
    }

    @Test
    void exponentialFallsAtEachTime() {
        Schedule schedule = Schedule.exponential(0.9);
        assertThat(schedule.rate(BASE, 0)).isEqualTo(BASE);
        assertThat(schedule.rate(BASE, 1)).isEqualTo(BASE * 0.9);
        assertThat(schedule.rate(BASE, 1000)).isCloseTo(BASE * Math.pow(0.9, 1000), within(1e-58));
        assertThat(schedule.rate(BASE, FAR)).isZero();
    }

    @Test
    void polynomialReachesItsMinimumAndStays() {
        Schedule schedule = Schedule.polynomial(8, 2, 0.1);
        assertThat(schedule.rate(BASE, 0)).isEqualTo(BASE);
        assertThat(schedule.rate(BASE, 4)).isCloseTo(0.1 + 0.3 / 4, within(1e-16));
        assertThat(schedule.rate(BASE, 8)).isEqualTo(0.1);
        assertThat(schedule.rate(BASE, FAR)).isEqualTo(0.1);
        assertThat(Schedule.polynomial(8, 1).rate(BASE, 7)).isEqualTo(BASE / 8);
    }

    @Test
    void polynomialTakesPowersThatAreNotWhole() {
        for (long time = 0; time < 1000; time++) {
            double expected = BASE * Math.pow(1 - time / 1000.0, 0.9);
            assertThat(Schedule.polynomial(1000, 0.9).rate(BASE, time)).isCloseTo(expected, within(4e-15 * expected));
        }
        assertThat(Schedule.polynomial(1000, 0.9).rate(BASE, 1000)).isZero();
    }

    @Test
    void inverseTimeFallsForEver() {
        Schedule schedule = Schedule.inverseTime(0.5);
        assertThat(schedule.rate(BASE, 0)).isEqualTo(BASE);
        assertThat(schedule.rate(BASE, 2)).isEqualTo(BASE / 2);
        assertThat(schedule.rate(BASE, FAR)).isEqualTo(BASE / (1 + 0.5 * FAR));
    }

    @Test
    void cosineFallsAlongHalfAWaveAndRisesBeyond() {
        Schedule schedule = Schedule.cosine(100, 0.1);
        assertThat(schedule.rate(BASE, 0)).isEqualTo(BASE);
        assertThat(schedule.rate(BASE, 50)).isEqualTo(0.25);
        assertThat(schedule.rate(BASE, 100)).isEqualTo(0.1);
        assertThat(schedule.rate(BASE, 200)).isEqualTo(BASE);
        for (long time = 0; time <= 250; time++) {
            double expected = 0.1 + 0.3 * (1 + Math.cos(Math.PI * time / 100)) / 2;
            assertThat(schedule.rate(BASE, time)).isCloseTo(expected, within(1e-15));
        }
        assertThat(Schedule.cosine(100).rate(BASE, 100)).isZero();
        assertThat(schedule.rate(BASE, FAR)).isEqualTo(BASE);
    }

    @Test
    void cosineRestartsFromTheBaseWithLongerWaves() {
        Schedule schedule = Schedule.cosineRestarts(10, 3);
        for (long start : new long[] {0, 10, 40, 130}) {
            assertThat(schedule.rate(BASE, start)).as("at " + start).isEqualTo(BASE);
        }
        assertThat(schedule.rate(BASE, 9)).isLessThan(0.03 * BASE).isPositive();
        assertThat(schedule.rate(BASE, 25)).isEqualTo(BASE / 2);
        assertThat(Schedule.cosineRestarts(10, 1, 0.1).rate(BASE, FAR + 5)).isEqualTo(0.25);
        assertThat(schedule.rate(BASE, Long.MAX_VALUE)).isBetween(0.0, BASE);
    }

    @Test
    void triangularCyclesGoUpAndDown() {
        Schedule schedule = Schedule.cyclical(0.1, 2, 6);
        assertThat(schedule.rate(BASE, 0)).isEqualTo(0.1);
        assertThat(schedule.rate(BASE, 1)).isEqualTo(0.25);
        assertThat(schedule.rate(BASE, 2)).isEqualTo(BASE);
        assertThat(schedule.rate(BASE, 5)).isEqualTo(0.25);
        assertThat(schedule.rate(BASE, 8)).isEqualTo(0.1);
        assertThat(schedule.rate(BASE, 8 * FAR + 2)).isEqualTo(BASE);
    }

    @Test
    void cyclesMayBecomeLower() {
        assertThat(Schedule.cyclicalHalving(0.1, 2, 6).rate(BASE, 2)).isEqualTo(BASE);
        assertThat(Schedule.cyclicalHalving(0.1, 2, 6).rate(BASE, 10)).isEqualTo(0.25);
        assertThat(Schedule.cyclicalHalving(0.1, 2, 6).rate(BASE, FAR + 1)).isEqualTo(0.1);
        assertThat(Schedule.cyclicalDecaying(0.1, 2, 6, 0.5).rate(BASE, 2)).isCloseTo(0.1 + 0.3 / 4, within(1e-16));
    }

    @Test
    void oneCycleRisesAndFallsBelowItsStart() {
        Schedule schedule = Schedule.oneCycle(101, 0.25, 10, 100);
        assertThat(schedule.rate(BASE, 0)).isCloseTo(BASE / 10, within(1e-16));
        // The top lies between two updates.
        assertThat(schedule.rate(BASE, 24)).isCloseTo(BASE, within(1e-3)).isLessThanOrEqualTo(BASE);
        assertThat(schedule.rate(BASE, 25)).isLessThan(BASE);
        assertThat(schedule.rate(BASE, 100)).isEqualTo(BASE / 1000);
        assertThat(schedule.rate(BASE, FAR)).isEqualTo(BASE / 1000);
    }

    @Test
    void warmUpEndsWhereTheNextScheduleBegins() {
        Schedule schedule = Schedule.cosine(100).warmUp(3);
        assertThat(schedule.rate(BASE, 0)).isEqualTo(BASE / 4);
        assertThat(schedule.rate(BASE, 1)).isEqualTo(BASE / 2);
        assertThat(schedule.rate(BASE, 3)).isEqualTo(BASE);
        assertThat(schedule.rate(BASE, 53)).isEqualTo(BASE / 2);
        assertThat(Schedule.constant().warmUp(4, 0).rate(BASE, 0)).isZero();
        assertThat(Schedule.constant().warmUp(4, 0).rate(BASE, 1)).isEqualTo(BASE / 4);
        // The next schedule begins below its base.
        assertThat(Schedule.oneCycle(100).warmUp(1, 0.5).rate(BASE, 0)).isCloseTo(BASE / 50, within(1e-17));
    }

    @Test
    void epochsAreCountedInsteadOfUpdatesOnRequest() {
        Schedule step = Schedule.step(2, 0.5);
        assertThat(step.rateAt(BASE, 3, 1)).isEqualTo(BASE / 2);
        assertThat(step.perEpoch().rateAt(BASE, 300, 1)).isEqualTo(BASE);
        assertThat(step.perEpoch().rateAt(BASE, 300, 2)).isEqualTo(BASE / 2);
        Schedule mixed = step.perEpoch().warmUp(100, 0);
        assertThat(mixed.rateAt(BASE, 50, 0)).isEqualTo(BASE / 2);
        assertThat(mixed.rateAt(BASE, 100, 0)).isEqualTo(BASE);
        assertThat(mixed.rateAt(BASE, 700, 2)).isEqualTo(BASE / 2);
        Schedule warm = step.warmUp(2, 0).perEpoch();
        assertThat(warm.rateAt(BASE, 50, 1)).isEqualTo(BASE / 2);
        assertThat(warm.rateAt(BASE, 700, 4)).isEqualTo(BASE / 2);
    }

    @Test
    void aLambdaIsASchedule() {
        Schedule schedule = (base, time) -> base / (1 + time);
        assertThat(schedule.rateAt(BASE, 1, 0)).isEqualTo(BASE / 2);
        assertThat(schedule.perEpoch().rateAt(BASE, 100, 3)).isEqualTo(BASE / 4);
    }

    @Test
    void descriptionsTellSchedulesApart() {
        assertThat(all().stream().map(Schedule::description)).doesNotHaveDuplicates();
        assertThat(Schedule.step(30, 0.1).perEpoch().warmUp(500, 0.25).description())
                .isEqualTo("warm-up over 500 from 0.25, then times 0.1 every 30 per epoch");
    }

    @Test
    void numbersOutOfRangeAreRefused() {
        refused(() -> Schedule.step(0, 0.5), "length is 0, but must be at least 1");
        refused(() -> Schedule.step(1, 1.5), "factor is 1.5, but must be above 0 and at most 1");
        refused(() -> Schedule.multiStep(0.5), "the number of times is 0, but must be at least 1");
        refused(
                () -> Schedule.multiStep(0.5, 3, 3),
                "times are [3, 3], but must be at least 1 and each greater than the one before");
        refused(() -> Schedule.exponential(Double.NaN), "factor is NaN, but must be above 0 and at most 1");
        refused(() -> Schedule.polynomial(5, 0), "power is 0.0, but must be finite and above 0");
        refused(() -> Schedule.inverseTime(-1), "decay is -1.0, but must be finite and at least 0");
        refused(() -> Schedule.cosine(5, -0.1), "minimum is -0.1, but must be finite and at least 0");
        refused(() -> Schedule.cosineRestarts(5, 0), "growth is 0, but must be at least 1");
        refused(() -> Schedule.cyclical(0, 0, 1), "up is 0, but must be at least 1");
        refused(() -> Schedule.cyclicalDecaying(0, 1, 1, 0), "factor is 0.0, but must be above 0 and at most 1");
        refused(() -> Schedule.oneCycle(1), "length is 1, but must be at least 2");
        refused(() -> Schedule.oneCycle(3), "rise is 0.3, but must be below 1, and rise * length above 1: length is 3");
        refused(() -> Schedule.oneCycle(10, 0.3, 0.5, 1), "start is 0.5, but must be finite and at least 1");
        refused(() -> Schedule.constant().warmUp(0), "length is 0, but must be at least 1");
        refused(() -> Schedule.constant().warmUp(1, 2), "start is 2.0, but must be from 0 to 1");
    }

    private static void refused(Runnable making, String message) {
        assertThatThrownBy(making::run)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void askingForARateAllocatesNothing() {
        List<Schedule> schedules = all();
        com.sun.management.ThreadMXBean threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
        double sum = ask(schedules);
        long before = threads.getCurrentThreadAllocatedBytes();
        sum += ask(schedules);
        assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(1000);
        assertThat(sum).isPositive();
    }

    private static double ask(List<Schedule> schedules) {
        double sum = 0;
        for (int i = 0; i < schedules.size(); i++) {
            for (int time = 0; time < 1000; time++) {
                sum += schedules.get(i).rateAt(BASE, time, time / 10);
            }
        }
        return sum;
    }

    private static List<Schedule> all() {
        return List.of(
                Schedule.constant(),
                Schedule.step(10, 0.5),
                Schedule.multiStep(0.5, 10, 50),
                Schedule.exponential(0.99),
                Schedule.polynomial(500, 2),
                Schedule.polynomial(500, 0.9),
                Schedule.inverseTime(0.1),
                Schedule.cosine(300),
                Schedule.cosineRestarts(10, 2),
                Schedule.cyclical(0.1, 20, 30),
                Schedule.cyclicalHalving(0.1, 20, 30),
                Schedule.cyclicalDecaying(0.1, 20, 30, 0.999),
                Schedule.oneCycle(900),
                Schedule.cosine(300).warmUp(50),
                Schedule.step(10, 0.5).perEpoch(),
                Schedule.step(10, 0.5).perEpoch().warmUp(50));
    }
}
