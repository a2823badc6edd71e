package dev.fluxion.peers;

import dev.fluxion.dsl.CompileOptions;
import dev.fluxion.dsl.Pde;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.solver.bench.StepTimer;
import dev.fluxion.solver.metrics.Truth;
import dev.fluxion.stablegrad.Balancing;
import dev.fluxion.stablegrad.StageConfig;
import dev.fluxion.stablegrad.StageResult;
import dev.fluxion.stablegrad.StepEvent;
import dev.fluxion.stablegrad.Trainer;
import dev.fluxion.stablegrad.TrainingListener;
import dev.fluxion.stablegrad.TrainingOptions;
import dev.fluxion.stablegrad.TrainingResult;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Adam;
import org.bytedeco.pytorch.AdamOptions;
import org.bytedeco.pytorch.Tensor;

/**
 * Runs an example of DeepXDE on one thread of libtorch, Adam and then L-BFGS, and writes its error over seconds, line by line, so that a run that is cut short
 * leaves what it had. Measuring is not counted, and neither is the start of the JVM or of libtorch.
 *
 * <p>libtorch's own L-BFGS cannot be called from Java, where its closure crashes. Ours (strong Wolfe) runs instead, with DeepXDE's history, tolerance and
 * number of steps, on libtorch's loss and gradient; only the time of the latter is counted.
 */
final class TimeToError {
    private static final String HEADER = "stage,steps,seconds,processor_seconds,loss,rel_l2";
    private static final int STEPS_PER_LINE = 250;

    /** DeepXDE's maximal number of steps, pairs kept, and tolerance of its L-BFGS. */
    private static final StageConfig.LBfgs LBFGS = new StageConfig.LBfgs("lbfgs", 15_000, 100, 1e-8, false);

    private final DeepXdeExample example;
    private final TorchNetwork network;
    private final Tensor truthPoints;
    private final double[] truth;
    private final PrintStream file;
    private final PrintStream out;
    private double seconds;
    private double processorSeconds;

    private TimeToError(DeepXdeExample example, PrintStream file, PrintStream out) throws IOException {
        this.example = example;
        this.file = file;
        this.out = out;
        network = new TorchNetwork(example.network(), example.initial());
        Truth known = Truth.of(problem(example.problem()), 0).getFirst();
        truthPoints = DeepXdeExample.tensor(List.of(known.points()));
        truth = known.values();
    }

    private static Problem problem(Path path) throws IOException {
        Pde.Compilation compiled =
                Pde.compile(path.toString(), Files.readString(path), CompileOptions.in(path.getParent()));
        return compiled.problem().orElseThrow();
    }

    /** @param folder where {@code time-to-error-NAME.csv} is written */
    static void run(String name, Path folder, PrintStream out) throws IOException {
        TorchThreads.set(1, 1);
        Files.createDirectories(folder);
        try (PrintStream file =
                new PrintStream(Files.newOutputStream(folder.resolve("time-to-error-" + name + ".csv")), true)) {
            TimeToError run = new TimeToError(DeepXdeExample.named(name), file, out);
            Stream.of(file, out).forEach(stream -> stream.println(HEADER));
            run.adam();
            run.lbfgs();
        }
    }

    /** One number from work that is on the clock. */
    private interface Work {
        double loss();
    }

    private double timed(Work work) {
        long start = System.nanoTime();
        double processor = TorchThreads.processorSeconds();
        double loss = work.loss();
        seconds += (System.nanoTime() - start) * 1e-9;
        processorSeconds += TorchThreads.processorSeconds() - processor;
        return loss;
    }

    private void adam() {
        Adam adam = new Adam(network.parameters(), new AdamOptions(StepTimer.LEARNING_RATE));
        for (int step = 0; step < example.adamSteps(); step += STEPS_PER_LINE) {
            double loss = timed(() -> {
                double last = 0;
                for (int i = 0; i < STEPS_PER_LINE; i++) {
                    try (PointerScope scope = new PointerScope()) {
                        adam.zero_grad();
                        last = backward().item().toDouble();
                        adam.step();
                    }
                }
                return last;
            });
            line("adam", step + STEPS_PER_LINE, loss);
        }
    }

    private void lbfgs() {
        TorchObjective objective = new TorchObjective(
                example.network(),
                network,
                () -> timed(() -> {
                    try (PointerScope scope = new PointerScope()) {
                        network.clearGradients();
                        return backward().item().toDouble();
                    }
                }));
        TrainingListener lines = new TrainingListener() {
            @Override
            public void step(StepEvent event) {
                if (event.stageStep() % STEPS_PER_LINE == 0) {
                    measured(event.parameters(), event.stageStep(), event.loss());
                }
            }

            @Override
            public void stageEnded(StageResult result) {
                out.println(result);
            }
        };
        TrainingOptions options = TrainingOptions.DEFAULT.withBalancing(new Balancing.Fixed());
        TrainingResult result = Trainer.train(objective, network.values(Precision.F32), List.of(LBFGS), options, lines);
        measured(result.parameters(), result.steps(), result.loss());
    }

    /** The line of parameters that need not be those of the last evaluation. */
    private void measured(Buffer parameters, int steps, double loss) {
        network.set(parameters);
        line("lbfgs", example.adamSteps() + steps, loss);
    }

    /** The loss; leaves its gradient, added to what was there, in the parameters. */
    private Tensor backward() {
        Tensor loss = example.loss().apply(network.apply(example.points()), example.points());
        network.backward(loss);
        return loss;
    }

    private void line(String stage, int steps, double loss) {
        String line = String.format(
                Locale.ROOT, "%s,%d,%.2f,%.2f,%.4g,%.4g", stage, steps, seconds, processorSeconds, loss, error());
        Stream.of(file, out).forEach(stream -> stream.println(line));
    }

    private double error() {
        try (PointerScope scope = new PointerScope()) {
            double[] values = TorchNetwork.values(network.apply(truthPoints));
            double difference = 0;
            double size = 0;
            for (int i = 0; i < values.length; i++) {
                difference += (values[i] - truth[i]) * (values[i] - truth[i]);
                size += truth[i] * truth[i];
            }
            return Math.sqrt(difference / size);
        }
    }
}
