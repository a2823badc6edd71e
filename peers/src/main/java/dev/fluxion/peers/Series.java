package dev.fluxion.peers;

import dev.fluxion.solver.bench.StepTimer;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Successive steps of one engine. */
interface Series {
    /** Rounds in which two engines take turns. */
    int ROUNDS = 5;

    double WARM_UP_SECONDS = 3;
    double ROUND_SECONDS = 0.6;

    /** The seconds of each of {@code steps} successive steps. */
    double[] seconds(int steps);

    static Series of(Runnable step) {
        return steps -> {
            double[] seconds = new double[steps];
            for (int i = 0; i < steps; i++) {
                long start = System.nanoTime();
                step.run();
                seconds[i] = (System.nanoTime() - start) * 1e-9;
            }
            return seconds;
        };
    }

    /** At least three steps, and as many as take {@link #WARM_UP_SECONDS}. */
    default double[] warmUp() {
        double[] all = seconds(3);
        while (Arrays.stream(all).sum() < WARM_UP_SECONDS) {
            all = join(all, seconds(perRound(all)));
        }
        return all;
    }

    /** As many steps as a round takes, judged by the last ones. */
    static int perRound(double[] before) {
        return (int) Math.clamp(Math.round(ROUND_SECONDS / lastMedian(before)), 2L, 500L);
    }

    static double lastMedian(double[] seconds) {
        return StepTimer.median(Arrays.copyOfRange(seconds, Math.max(0, seconds.length - 5), seconds.length));
    }

    static double[] join(double[] a, double[] b) {
        return DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }
}
