package dev.fluxion.kernels;

import jdk.incubator.vector.FloatVector;

/** The rate of fused multiply-adds that one thread reaches when nothing is loaded or stored: what all other rates are compared to. */
public final class FmaPeakF32 {
    private static final int STEPS = 20_000;
    private static final int CHAINS = 12;
    private static final double OPERATIONS = 2.0 * CHAINS * LanesF32.LENGTH * STEPS;
    private static final long WARM_UP_NANOS = 300_000_000;
    private static final int REPEATS = 400;
    private static final int RUNS = 50;

    private FmaPeakF32() {}

    /** Floating-point operations per second (two per fused multiply-add), the best of many short runs; takes about half a second. */
    public static double measure() {
        long start = System.nanoTime();
        while (System.nanoTime() - start < WARM_UP_NANOS) {
            seconds();
        }
        double least = Double.POSITIVE_INFINITY;
        for (int repeat = 0; repeat < REPEATS; repeat++) {
            least = Math.min(least, seconds());
        }
        return OPERATIONS / least;
    }

    /** Floating-point operations per second now, the mean of some milliseconds: what a kernel beside it could have reached at most while others share the processor. */
    public static double sustained() {
        double sum = 0;
        for (int run = 0; run < RUNS; run++) {
            sum += seconds();
        }
        return RUNS * OPERATIONS / sum;
    }

    private static double seconds() {
        long start = System.nanoTime();
        float result = chains();
        double seconds = (System.nanoTime() - start) * 1e-9;
        if (Float.isNaN(result)) {
            throw new AssertionError("the chains must stay finite");
        }
        return seconds;
    }

    /** Twelve independent chains: more than latency times throughput of any processor. */
    private static float chains() {
        FloatVector x = FloatVector.broadcast(LanesF32.SPECIES, 0.999f);
        FloatVector y = FloatVector.broadcast(LanesF32.SPECIES, 0.001f);
        FloatVector s0 = y, s1 = y, s2 = y, s3 = y, s4 = y, s5 = y, s6 = y, s7 = y, s8 = y, s9 = y, s10 = y, s11 = y;
        for (int i = 0; i < STEPS; i++) {
            s0 = s0.fma(x, y);
            s1 = s1.fma(x, y);
            s2 = s2.fma(x, y);
            s3 = s3.fma(x, y);
            s4 = s4.fma(x, y);
            s5 = s5.fma(x, y);
            s6 = s6.fma(x, y);
            s7 = s7.fma(x, y);
            s8 = s8.fma(x, y);
            s9 = s9.fma(x, y);
            s10 = s10.fma(x, y);
            s11 = s11.fma(x, y);
        }
        FloatVector sum = s0.add(s1)
                .add(s2)
                .add(s3)
                .add(s4)
                .add(s5)
                .add(s6)
                .add(s7)
                .add(s8)
                .add(s9)
                .add(s10)
                .add(s11);
        return sum.lane(0);
    }
}
