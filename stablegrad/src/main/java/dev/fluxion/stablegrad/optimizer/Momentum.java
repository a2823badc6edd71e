package dev.fluxion.stablegrad.optimizer;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Precision;
import dev.fluxion.stablegrad.pass.SgdF32;
import dev.fluxion.stablegrad.pass.SgdF64;
import java.util.List;

/** m ← μ·m + g, θ ← θ − η·m (Polyak 1964) with decoupled weight decay per block (Loshchilov and Hutter 2019). */
public final class Momentum implements FirstOrderOptimizer {
    private final double momentum;
    private final double[] decays;
    private final Buffer velocity;
    private int updates;

    /** @param decays weight decay per block */
    public Momentum(double momentum, double[] decays, Precision precision, int length) {
        this.momentum = momentum;
        this.decays = decays.clone();
        this.velocity = Buffer.allocate(precision, length);
    }

    @Override
    public void update(Buffer parameters, Buffer gradient, int[] bounds, double[] factors, double rate) {
        for (int b = 0; b < factors.length; b++) {
            double keep = 1 - rate * decays[b];
            switch (velocity) {
                case Buffer.F32(float[] m) ->
                    SgdF32.sweep(
                            ((Buffer.F32) parameters).values(),
                            ((Buffer.F32) gradient).values(),
                            m,
                            bounds[b],
                            bounds[b + 1],
                            (float) factors[b],
                            (float) momentum,
                            (float) keep,
                            (float) rate);
                case Buffer.F64(double[] m) ->
                    SgdF64.sweep(
                            ((Buffer.F64) parameters).values(),
                            ((Buffer.F64) gradient).values(),
                            m,
                            bounds[b],
                            bounds[b + 1],
                            factors[b],
                            momentum,
                            keep,
                            rate);
            }
        }
        updates++;
    }

    @Override
    public void reset() {
        velocity.fill(0);
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
        return List.of(velocity);
    }
}
