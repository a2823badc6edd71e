package dev.fluxion.peers;

import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.bench.BenchProblem;
import dev.fluxion.solver.bench.FmaPeak;
import dev.fluxion.solver.bench.PointSetCost;
import dev.fluxion.solver.bench.PoissonStep;
import dev.fluxion.solver.bench.StepShape;
import dev.fluxion.solver.bench.StepTimer;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.bytedeco.javacpp.PointerScope;

/** Times both engines on one shape, by turns, so that a change of the machine's mood hits both. */
final class PairedRun {
    private static final double WARM_UP_SECONDS = 3;
    private static final int ROUNDS = 5;
    private static final double ROUND_SECONDS = 0.6;

    /**
     * One row of the table.
     *
     * @param ours median seconds of our step
     * @param theirs median seconds of libtorch's
     * @param warmUp our steps and its steps before anything is timed
     * @param timed our steps and its steps whose medians are taken
     * @param processors seconds of processor time per second of libtorch's timed steps; above the threads, the comparison is not fair
     * @param fractionOfPeak useful operations of our step per second / peak of all threads
     */
    record Row(
            StepShape shape,
            Precision precision,
            int threads,
            Agreement agreement,
            double ours,
            double theirs,
            int[] warmUp,
            int[] timed,
            double processors,
            double fractionOfPeak) {
        double ratio() {
            return theirs / ours;
        }
    }

    private PairedRun() {}

    static Row of(StepShape shape, Precision precision, int threads) {
        TorchThreads.set(threads);
        BenchProblem problem = PoissonStep.of(shape, precision);
        try (Workers workers = new Workers(threads);
                PointerScope scope = new PointerScope()) {
            TorchPoissonStep theirs = new TorchPoissonStep(problem);
            Agreement agreement = Agreement.of(problem, theirs, workers);
            agreement.require(precision);
            StepTimer ours = new StepTimer(problem.objective(workers), problem.initial());
            double[] ourWarmUp = warmUp(ours::series);
            double[] theirWarmUp = warmUp(steps -> series(theirs, steps));
            double[] ourTimes = {};
            double[] theirTimes = {};
            double processorSeconds = 0;
            for (int round = 0; round < ROUNDS; round++) {
                ourTimes = join(ourTimes, ours.series(stepsOf(ourWarmUp)));
                double before = TorchThreads.processorSeconds();
                theirTimes = join(theirTimes, series(theirs, stepsOf(theirWarmUp)));
                processorSeconds += TorchThreads.processorSeconds() - before;
            }
            double seconds = StepTimer.median(ourTimes);
            long flops = problem.costs().stream().mapToLong(PointSetCost::flops).sum();
            return new Row(
                    shape,
                    precision,
                    threads,
                    agreement,
                    seconds,
                    StepTimer.median(theirTimes),
                    new int[] {ourWarmUp.length, theirWarmUp.length},
                    new int[] {ourTimes.length, theirTimes.length},
                    processorSeconds / Arrays.stream(theirTimes).sum(),
                    flops / seconds / threads / FmaPeak.flopsPerSecond(precision));
        }
    }

    private interface Series {
        double[] seconds(int steps);
    }

    private static double[] series(TorchPoissonStep step, int steps) {
        double[] seconds = new double[steps];
        for (int i = 0; i < steps; i++) {
            long start = System.nanoTime();
            step.step();
            seconds[i] = (System.nanoTime() - start) * 1e-9;
        }
        return seconds;
    }

    private static double[] warmUp(Series series) {
        double[] all = series.seconds(3);
        while (Arrays.stream(all).sum() < WARM_UP_SECONDS) {
            all = join(all, series.seconds(stepsOf(all)));
        }
        return all;
    }

    /** As many steps as a round takes, judged by the last ones. */
    private static int stepsOf(double[] before) {
        double[] last = Arrays.copyOfRange(before, Math.max(0, before.length - 5), before.length);
        return (int) Math.clamp(Math.round(ROUND_SECONDS / StepTimer.median(last)), 2L, 500L);
    }

    private static double[] join(double[] a, double[] b) {
        return DoubleStream.concat(Arrays.stream(a), Arrays.stream(b)).toArray();
    }
}
