package dev.fluxion.solver.bench;

import com.sun.management.ThreadMXBean;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Workers;
import dev.fluxion.stablegrad.TermObjective;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Times the step of a problem on several numbers of threads, one after the other. */
public final class StepBenchmark {
    /** Long enough for the optimizing compiler to be done with every kernel. */
    public static final double SECONDS = 3;

    private static final int FEWEST_STEPS = 7;
    private static final int MOST_STEPS = 2000;
    private static final double SERIES_SECONDS = 0.3;
    private static final int ALLOCATING_STEPS = 20;

    private StepBenchmark() {}

    /**
     * Warms up, then times.
     *
     * @param threads numbers of threads, at least one, each ≥ 1
     * @param enough seconds of warm-up, and again of timing, for each number of threads; at least 7 steps are taken in either
     * @param progress hears what is being done
     */
    public static StepReport run(
            BenchProblem problem, List<Integer> threads, double enough, Consumer<String> progress) {
        List<PointSetCost> costs = problem.costs();
        long flops = costs.stream().mapToLong(PointSetCost::flops).sum();
        progress.accept("measuring the peak of one thread");
        double peak = FmaPeak.flopsPerSecond(problem.precision());
        List<StepTiming> timings = new ArrayList<>();
        for (int count : threads) {
            progress.accept("timing on " + count + (count == 1 ? " thread" : " threads"));
            timings.add(time(problem, count, enough, flops, peak, timings));
        }
        progress.accept("measuring memory");
        int most = threads.stream().mapToInt(Integer::intValue).max().orElseThrow();
        return new StepReport(
                costs,
                problem.network().parameters(),
                problem.training().network().width(),
                problem.training().network().depth(),
                problem.precision(),
                FmaPeak.lanes(problem.precision()),
                peak,
                timings,
                memory(problem, costs, most));
    }

    private static StepTiming time(
            BenchProblem problem, int threads, double enough, long flops, double peak, List<StepTiming> before) {
        try (Workers workers = new Workers(threads)) {
            StepTimer timer = new StepTimer(problem.objective(workers), problem.initial());
            double[] warmUp = steps(timer, enough);
            double[] timed = steps(timer, enough);
            double seconds = StepTimer.median(timed);
            double rate = flops / seconds;
            double first = before.isEmpty() ? seconds : before.getFirst().seconds();
            return new StepTiming(
                    threads, seconds, warmUp.length, timed.length, rate, rate / (peak * threads), first / seconds);
        }
    }

    /** Series of steps that take about {@code enough} seconds together. */
    private static double[] steps(StepTimer timer, double enough) {
        double[] all = timer.series(1);
        double spent = all[0];
        while (all.length < FEWEST_STEPS || (spent < enough && all.length < MOST_STEPS)) {
            int next = (int) Math.clamp(SERIES_SECONDS / StepTimer.median(all), 1, MOST_STEPS - all.length);
            double[] series = timer.series(next);
            spent += Arrays.stream(series).sum();
            all = join(all, series);
        }
        return all;
    }

    private static double[] join(double[] a, double[] b) {
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    private static StepMemory memory(BenchProblem problem, List<PointSetCost> costs, int threads) {
        long before = used();
        try (Workers workers = new Workers(threads)) {
            TermObjective objective = problem.objective(workers);
            Buffer parameters = problem.initial();
            Buffer gradient = Buffer.allocate(problem.precision(), parameters.length());
            long own = 2L * parameters.length() * problem.precision().bytes();
            long points = costs.stream().mapToLong(PointSetCost::bytes).sum();
            objective.valueAndGradient(parameters, gradient);
            long held = used() - before - own;
            ThreadMXBean threadBean = (ThreadMXBean) ManagementFactory.getThreadMXBean();
            long start = threadBean.getTotalThreadAllocatedBytes();
            for (int i = 0; i < ALLOCATING_STEPS; i++) {
                objective.valueAndGradient(parameters, gradient);
            }
            long allocated = (threadBean.getTotalThreadAllocatedBytes() - start) / ALLOCATING_STEPS;
            return new StepMemory(Math.max(0, held - points), points, 2 * own, allocated);
        }
    }

    /** Live bytes of the heap. */
    private static long used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}
