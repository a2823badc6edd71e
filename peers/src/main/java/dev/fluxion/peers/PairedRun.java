package dev.fluxion.peers;

import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.bench.BenchProblem;
import dev.fluxion.solver.bench.FmaPeak;
import dev.fluxion.solver.bench.PointSetCost;
import dev.fluxion.solver.bench.PoissonStep;
import dev.fluxion.solver.bench.StepShape;
import dev.fluxion.solver.bench.StepTimer;
import org.bytedeco.javacpp.PointerScope;

/** Times both engines on one shape, by turns, so that a change of the machine's mood hits both. */
final class PairedRun {
    private PairedRun() {}

    static StepRow of(StepShape shape, Precision precision, int threads) {
        TorchThreads.set(threads, threads);
        BenchProblem problem = PoissonStep.of(shape, precision);
        try (Workers workers = new Workers(threads);
                PointerScope scope = new PointerScope()) {
            TorchPoissonStep theirs = new TorchPoissonStep(problem);
            Agreement agreement = Agreement.of(problem, theirs, workers);
            agreement.require(precision);
            StepTimer ours = new StepTimer(problem.objective(workers), problem.initial());
            Series our = ours::series;
            Series their = Series.of(theirs::step);
            double[] ourWarmUp = our.warmUp();
            int matrixThreads = 1;
            TorchThreads.set(threads, matrixThreads);
            double[] theirWarmUp = their.warmUp();
            if (threads > 1) {
                // Small products lose more by a second thread than they gain; what is faster, is compared.
                TorchThreads.set(threads, threads);
                double[] all = their.warmUp();
                if (Series.lastMedian(all) < Series.lastMedian(theirWarmUp)) {
                    matrixThreads = threads;
                    theirWarmUp = all;
                }
                TorchThreads.set(threads, matrixThreads);
            }
            int ourSteps = Series.perRound(ourWarmUp);
            int theirSteps = Series.perRound(theirWarmUp);
            double[] ourTimes = {};
            double[] theirTimes = {};
            ProcessorShare ourShare = new ProcessorShare();
            ProcessorShare theirShare = new ProcessorShare();
            for (int round = 0; round < Series.ROUNDS; round++) {
                ourTimes = Series.join(ourTimes, ourShare.of(() -> our.seconds(ourSteps)));
                theirTimes = Series.join(theirTimes, theirShare.of(() -> their.seconds(theirSteps)));
            }
            double seconds = StepTimer.median(ourTimes);
            long flops = problem.costs().stream().mapToLong(PointSetCost::flops).sum();
            return new StepRow(
                    shape,
                    precision,
                    threads,
                    matrixThreads,
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
}
