package dev.fluxion.peers;

import dev.fluxion.kernels.Precision;
import dev.fluxion.solver.bench.StepShape;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Entry point.
 *
 * <pre>
 * step [SHAPE,…] [f32,f64] [THREADS,…]    the table of training steps; all shapes, both precisions, one thread by default
 * </pre>
 */
public final class Peers {
    private Peers() {}

    public static void main(String[] arguments) {
        if (arguments.length == 0 || !arguments[0].equals("step")) {
            throw new IllegalArgumentException("usage: step [SHAPE,…] [f32,f64] [THREADS,…]");
        }
        List<StepShape> shapes = list(arguments, 1, String.join(",", StepComparison.SHAPES)).stream()
                .map(StepShape::parse)
                .toList();
        List<Precision> precisions = list(arguments, 2, "f32,f64").stream()
                .map(name -> Precision.valueOf(name.toUpperCase(Locale.ROOT)))
                .toList();
        List<Integer> threads =
                list(arguments, 3, "1").stream().map(Integer::valueOf).toList();
        StepComparison.run(shapes, precisions, threads, System.out);
    }

    private static List<String> list(String[] arguments, int index, String otherwise) {
        return Arrays.asList((index < arguments.length ? arguments[index] : otherwise).split(","));
    }
}
