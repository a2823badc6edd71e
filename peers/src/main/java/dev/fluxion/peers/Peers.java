package dev.fluxion.peers;

import dev.fluxion.kernels.Precision;
import dev.fluxion.solver.bench.StepShape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Entry point.
 *
 * <pre>
 * step [SHAPE,…] [f32,f64] [THREADS,…]    adds rows to the table of training steps and prints it;
 *                                         all shapes, both precisions, one thread by default; "step none" only prints
 * convolution [NETWORK,…]                 prints the table of convolutions; all of ResNet-20, ResNet-50, EfficientNet-B0 by default
 * resnet-20 [THREADS,…]                   prints the table of a step of ResNet-20 without normalisation; one thread by default
 * time-to-error burgers|poisson2d         error over seconds of DeepXDE's set-up
 * </pre>
 */
public final class Peers {
    private static final Path FOLDER = Path.of("peers", "target");

    private Peers() {}

    public static void main(String[] arguments) throws IOException {
        switch (arguments.length == 0 ? "" : arguments[0]) {
            case "step" -> step(arguments);
            case "convolution" -> ConvolutionComparison.run(list(arguments, 1, "ResNet,EfficientNet"), System.out);
            case "resnet-20" ->
                ImageStepComparison.run(
                        list(arguments, 1, "1").stream().map(Integer::valueOf).toList(), System.out);
            case "time-to-error" -> TimeToError.run(arguments[1], FOLDER, System.out);
            default ->
                throw new IllegalArgumentException(
                        "usage: step [SHAPE,…] [f32,f64] [THREADS,…], convolution [NETWORK,…], resnet-20 [THREADS,…] or "
                                + "time-to-error burgers|poisson2d");
        }
    }

    private static void step(String[] arguments) throws IOException {
        List<StepShape> shapes = list(arguments, 1, String.join(",", StepComparison.SHAPES)).stream()
                .filter(text -> !text.equals("none"))
                .map(StepShape::parse)
                .toList();
        List<Precision> precisions = list(arguments, 2, "f32,f64").stream()
                .map(name -> Precision.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
        List<Integer> threads =
                list(arguments, 3, "1").stream().map(Integer::valueOf).toList();
        new StepComparison(FOLDER.resolve("steps.csv")).run(shapes, precisions, threads, System.out);
    }

    private static List<String> list(String[] arguments, int index, String otherwise) {
        return Arrays.asList((index < arguments.length ? arguments[index] : otherwise).split(","));
    }
}
