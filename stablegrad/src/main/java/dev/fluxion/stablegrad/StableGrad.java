package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.stablegrad.pass.ScaleF32;
import dev.fluxion.stablegrad.pass.ScaleF64;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The StableGrad factors of one step (after arXiv 2605.19856; what the paper's abstract leaves open is our reconstruction):
 * {@code g_l ← g_l · r / (s_l + 1e-30)} for each weight block, with r the spread of the prediction gradient and s_l that of g_l.
 *
 * <p>A block whose spread is below 1e-6 of its root mean square (constant or of one element) is measured by the latter. A zero gradient
 * stays zero. There is no cap on the factor: the factors that rescue a deep network reach 1e10.
 */
public final class StableGrad {
    private static final double TINY = 1e-30;
    private static final double CONSTANT = 1e-6;

    private final ParameterLayout layout;
    private final StableGradOptions options;
    private final GradientStatistics statistics;
    private final double[] factors;
    private final int[] sources;
    private final int[] rescaled;
    private final List<String> names;
    private final int last;
    private double reference;
    private long untouchedSteps;

    public StableGrad(ParameterLayout layout, StableGradOptions options) {
        this(layout, options, new GradientStatistics(layout));
    }

    StableGrad(ParameterLayout layout, StableGradOptions options, GradientStatistics statistics) {
        this.layout = layout;
        this.options = options;
        this.statistics = statistics;
        this.factors = new double[layout.blocks().size()];
        this.sources = sources(layout, options.bias());
        this.rescaled =
                IntStream.range(0, sources.length).filter(b -> sources[b] >= 0).toArray();
        this.names = IntStream.of(rescaled)
                .mapToObj(b -> layout.blocks().get(b).name())
                .toList();
        this.last = lastWeight(layout);
    }

    /**
     * Measures {@code gradient} and sets the factors of this step.
     *
     * @param gradient Not modified.
     * @return false if the reference is zero or not finite, and the gradient is to be left as it is
     */
    public boolean measure(Buffer gradient, PredictionGradient prediction) {
        statistics.measure(gradient);
        return measured(prediction);
    }

    /** As {@link #measure}, after the shared statistics have read the gradient. */
    boolean measured(PredictionGradient prediction) {
        reference = reference(prediction);
        Arrays.fill(factors, 1);
        if (reference == 0 || !Double.isFinite(reference)) {
            untouchedSteps++;
            return false;
        }
        for (int b = 0; b < factors.length; b++) {
            if (sources[b] >= 0) {
                double s = spread(sources[b]);
                if (s != 0 && Double.isFinite(s)) {
                    factors[b] = reference / (s + TINY);
                }
            }
        }
        return true;
    }

    /**
     * Multiplies each block by its factor.
     *
     * @param gradient the gradient last measured. Modified.
     */
    public void scale(Buffer gradient) {
        for (int b = 0; b < factors.length; b++) {
            Block block = layout.blocks().get(b);
            if (factors[b] != 1) {
                switch (gradient) {
                    case Buffer.F32(float[] g) -> ScaleF32.sweep(g, block.offset(), block.end(), (float) factors[b]);
                    case Buffer.F64(double[] g) -> ScaleF64.sweep(g, block.offset(), block.end(), factors[b]);
                }
            }
        }
    }

    /** Factor per block in layout order, as of the last measurement; a view. */
    double[] factorView() {
        return factors;
    }

    /** Factor per block in layout order, as of the last measurement; 1 where the block is left as it is. */
    public double[] factors() {
        return factors.clone();
    }

    /** The scale r of the last measurement. */
    public double reference() {
        return reference;
    }

    /** Measurements so far whose reference was zero or not finite. */
    public long untouchedSteps() {
        return untouchedSteps;
    }

    /** What the last measurement found, for the blocks that have a factor. */
    StableGradTelemetry telemetry() {
        double[] spreads = new double[rescaled.length];
        double[] scales = new double[rescaled.length];
        for (int i = 0; i < rescaled.length; i++) {
            spreads[i] = spread(rescaled[i]);
            scales[i] = factors[rescaled[i]];
        }
        return new StableGradTelemetry(names, spreads, scales, reference, untouchedSteps);
    }

    void untouchedSteps(long count) {
        untouchedSteps = count;
    }

    private double reference(PredictionGradient prediction) {
        double r =
                switch (options.reference()) {
                    case PREDICTION ->
                        switch (options.statistic()) {
                            case STD -> prediction.standardDeviation();
                            case RMS -> prediction.rootMeanSquare();
                        };
                    case CONSTANT -> 1;
                    case LAST -> last < 0 ? 0 : spread(last);
                };
        return r * options.refScale() * (options.perSample() ? prediction.count() : 1);
    }

    private double spread(int block) {
        double rms = statistics.rootMeanSquare(block);
        return switch (options.statistic()) {
            case STD -> {
                double s = statistics.standardDeviation(block);
                yield s < CONSTANT * rms ? rms : s;
            }
            case RMS -> rms;
        };
    }

    /** For each block, the block whose spread scales it, or -1. */
    private static int[] sources(ParameterLayout layout, StableGradOptions.Bias bias) {
        List<Block> blocks = layout.blocks();
        int[] sources = new int[blocks.size()];
        for (int b = 0; b < sources.length; b++) {
            sources[b] = switch (blocks.get(b).kind()) {
                case WEIGHT -> b;
                case BIAS ->
                    switch (bias) {
                        case NONE -> -1;
                        case LAYER -> weightOfLayer(blocks, blocks.get(b).layer(), b);
                        case OWN -> b;
                    };
                case SCALAR -> -1;
            };
        }
        return sources;
    }

    /** The weight block of {@code layer} nearest before {@code bias}, else the first one after it, else -1. */
    private static int weightOfLayer(List<Block> blocks, int layer, int bias) {
        int found = -1;
        for (int b = 0; b < blocks.size(); b++) {
            boolean match =
                    blocks.get(b).kind() == Block.Kind.WEIGHT && blocks.get(b).layer() == layer;
            if (match && (b < bias || found < 0)) {
                found = b;
            }
        }
        return found;
    }

    private static int lastWeight(ParameterLayout layout) {
        int found = -1;
        for (int b = 0; b < layout.blocks().size(); b++) {
            if (layout.blocks().get(b).kind() == Block.Kind.WEIGHT) {
                found = b;
            }
        }
        return found;
    }
}
