/**
 * How long a training step takes, and how near to the machine's limit that is.
 *
 * <p>The cost of a step is a model, the minimal Taylor-mode count: a dense layer from {@code i} to {@code o} features does
 * {@code 2·i·o} floating-point operations per point and jet channel on the way forward, and twice that on the way back (adjoints of its
 * inputs, gradient of its weights; the first layer needs no adjoints of its inputs). Activations, residuals and the optimizer are not
 * counted as useful, their time is. A {@link dev.fluxion.solver.bench.StepReport} divides that by the median time of a step and by the rate of fused
 * multiply-adds that the same JVM reaches without touching memory.
 *
 * {@snippet :
 * BenchProblem poisson = PoissonStep.of(StepShape.parse("10000x64x5"), Precision.F32);
 * StepReport report = StepBenchmark.run(poisson, List.of(1), 0.2, text -> {}); // seconds; better StepBenchmark.SECONDS
 * double fraction = report.timings().getFirst().fractionOfPeak();
 * }
 *
 * <p>What is timed is the training loop itself ({@link dev.fluxion.solver.bench.StepTimer}): value, gradient, its statistics, and the update of Adam.
 */
package dev.fluxion.solver.bench;
