package dev.fluxion.stablegrad.optimizer;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.stablegrad.pass.AdamF32;
import dev.fluxion.stablegrad.pass.AdamF64;
import java.util.List;

/** Adam (Kingma and Ba 2015) with decoupled weight decay per block (Loshchilov and Hutter 2019). */
public final class Adam implements FirstOrderOptimizer {
    private final double beta1;
    private final double beta2;
    private final double epsilon;
    private final double[] decays;
    private final Buffer first;
    private final Buffer second;
    private int updates;

    /** @param decays weight decay per block */
    public Adam(double beta1, double beta2, double epsilon, double[] decays, Precision precision, int length) {
        this.beta1 = beta1;
        this.beta2 = beta2;
        this.epsilon = epsilon;
        this.decays = decays.clone();
        this.first = Buffer.allocate(precision, length);
        this.second = Buffer.allocate(precision, length);
    }

    @Override
    public void update(Buffer parameters, Buffer gradient, int[] bounds, double[] factors, double rate) {
        updates++;
        double corrected = rate / (1 - Math.pow(beta1, updates));
        double correction = 1 / Math.sqrt(1 - Math.pow(beta2, updates));
        for (int b = 0; b < factors.length; b++) {
            double keep = 1 - rate * decays[b];
            switch (first) {
                case Buffer.F32(float[] m) ->
                    AdamF32.sweep(
                            ((Buffer.F32) parameters).values(),
                            ((Buffer.F32) gradient).values(),
                            m,
                            ((Buffer.F32) second).values(),
                            bounds[b],
                            bounds[b + 1],
                            (float) factors[b],
                            (float) beta1,
                            (float) beta2,
                            (float) epsilon,
                            (float) keep,
                            (float) corrected,
                            (float) correction);
                case Buffer.F64(double[] m) ->
                    AdamF64.sweep(
                            ((Buffer.F64) parameters).values(),
                            ((Buffer.F64) gradient).values(),
                            m,
                            ((Buffer.F64) second).values(),
                            bounds[b],
                            bounds[b + 1],
                            factors[b],
                            beta1,
                            beta2,
                            epsilon,
                            keep,
                            corrected,
                            correction);
            }
        }
    }

    @Override
    public void reset() {
        first.fill(0);
        second.fill(0);
        updates = 0;
    }

    @Override
    public int updates() {
        return updates;
    }

    @Override
    public void updates(int count) {
        updates = count;
    }

    @Override
    public List<Buffer> moments() {
        return List.of(first, second);
    }
}
