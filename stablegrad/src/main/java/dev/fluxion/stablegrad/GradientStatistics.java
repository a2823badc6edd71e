package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.stablegrad.pass.Moments;
import dev.fluxion.stablegrad.pass.MomentsF32;
import dev.fluxion.stablegrad.pass.MomentsF64;

/** Spread, norm and finiteness of a gradient, block by block, in one read. */
final class GradientStatistics {
    private final ParameterLayout layout;
    private final double[] standardDeviations;
    private final double[] rootMeanSquares;
    private final Moments moments = new Moments();
    private int firstBad = -1;
    private double norm;

    GradientStatistics(ParameterLayout layout) {
        this.layout = layout;
        this.standardDeviations = new double[layout.blocks().size()];
        this.rootMeanSquares = new double[layout.blocks().size()];
    }

    /** Reads {@code gradient}; what was measured before is overwritten. */
    void measure(Buffer gradient) {
        firstBad = -1;
        double squares = 0;
        for (int b = 0; b < standardDeviations.length; b++) {
            Block block = layout.blocks().get(b);
            moments.clear();
            switch (gradient) {
                case Buffer.F32(float[] values) -> MomentsF32.accumulate(values, block.offset(), block.end(), moments);
                case Buffer.F64(double[] values) -> MomentsF64.accumulate(values, block.offset(), block.end(), moments);
            }
            standardDeviations[b] = moments.standardDeviation();
            rootMeanSquares[b] = moments.rootMeanSquare();
            squares += rootMeanSquares[b] * rootMeanSquares[b] * block.length();
            if (!moments.finite() && firstBad < 0) {
                firstBad = b;
            }
        }
        norm = Math.sqrt(squares);
    }

    /** Population standard deviation of block {@code b}. */
    double standardDeviation(int b) {
        return standardDeviations[b];
    }

    /** Root mean square of block {@code b}. */
    double rootMeanSquare(int b) {
        return rootMeanSquares[b];
    }

    /** ‖g‖₂. */
    double norm() {
        return norm;
    }

    /** ‖g‖₂ after block b is multiplied by {@code factors[b]}. */
    double norm(double[] factors) {
        double squares = 0;
        for (int b = 0; b < factors.length; b++) {
            double scaled = factors[b] * rootMeanSquares[b];
            squares += scaled * scaled * layout.blocks().get(b).length();
        }
        return Math.sqrt(squares);
    }

    boolean finite() {
        return firstBad < 0;
    }

    /** Name of the first block with an element that is not finite; only if not {@link #finite}. */
    String firstBadBlock() {
        return layout.blocks().get(firstBad).name();
    }
}
