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

    private PairedRun() {}

    static StepRow of(StepShape shape, Precision precision, int threads) {
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
            ProcessorShare ourShare = new ProcessorShare();
            ProcessorShare theirShare = new ProcessorShare();
            for (int round = 0; round < ROUNDS; round++) {
                ourTimes = join(ourTimes, ourShare.of(() -> ours.series(stepsOf(ourWarmUp))));
                theirTimes = join(theirTimes, theirShare.of(() -> series(theirs, stepsOf(theirWarmUp))));
            }
            double seconds = StepTimer.median(ourTimes);
            long flops = problem.costs().stream().mapToLong(PointSetCost::flops).sum();
            return new StepRow(
                    shape,
                    precision,
                    threads,
                    agreement.loss(),
                    agreement.gradient(),
                    seconds,
                    StepTimer.median(theirTimes),
                    ourTimes.length,
                    theirTimes.length,
                    ourShare.mean(),
                    theirShare.mean(),
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
