package dev.fluxion.stablegrad;

import dev.fluxion.kernels.Buffer;
import dev.fluxion.stablegrad.optimizer.Adam;
import dev.fluxion.stablegrad.optimizer.FirstOrderOptimizer;
import dev.fluxion.stablegrad.optimizer.Momentum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Runs one first-order stage: evaluate, report, rescale, clip, update. */
final class FirstOrderStage implements Stage {
    private final Run run;
    private final StageConfig.FirstOrder config;
    private final FirstOrderOptimizer optimizer;
    private final Optional<StableGrad> stableGrad;
    private final int[] bounds;
    private final double[] factors;
    private final Buffer good;
    private double goodLoss = Double.NaN;
    private double[] goodTerms = {};
    private double rateScale = 1;
    private long untouchedBefore;

    FirstOrderStage(Run run, StageConfig.FirstOrder config) {
        this.run = run;
        this.config = config;
        ParameterLayout layout = run.objective.layout();
        this.optimizer = optimizer(config.method(), layout, run.parameters);
        this.stableGrad = config.stableGrad().map(o -> new StableGrad(layout, o, run.statistics));
        this.bounds = bounds(layout);
        this.factors = new double[layout.blocks().size()];
        this.good = run.parameters.copy();
    }

    @Override
    public Outcome run(int fromStep, CheckpointSink sink) {
        int stageStep = fromStep;
        while (stageStep < config.steps() && !run.stageIsOver()) {
            run.listener.beforeStep(run.step);
            run.balancer.beforeFirstOrderStep();
            run.evaluate();
            if (!run.finite()) {
                if (Double.isNaN(goodLoss) || rateScale < 1) {
                    return nonFinite(stageStep);
                }
                backOff();
                continue;
            }
            keepGood();
            measure();
            double rate = rateScale * config.schedule().rate(config.learningRate(), stageStep, config.steps());
            run.emit(config, stageStep, rate, telemetry());
            Optional<StopReason> interruption = run.interruption();
            if (interruption.isPresent()) {
                return new Outcome(stageStep, interruption.get(), run.describe(interruption.get(), stageStep));
            }
            optimizer.update(run.parameters, run.gradient, bounds, factors, rate);
            untouchedBefore = stableGrad.map(StableGrad::untouchedSteps).orElse(0L);
            stageStep++;
            run.step++;
            sink.boundary(stageStep);
        }
        return finish(stageStep);
    }

    private Outcome finish(int stageStep) {
        run.evaluate();
        if (!run.finite()) {
            return nonFinite(stageStep);
        }
        run.emit(config, stageStep, 0, Optional.empty());
        StopReason reason =
                run.interruption().orElse(stageStep < config.steps() ? StopReason.STAGE_TIME : StopReason.STEPS);
        return new Outcome(stageStep, reason, run.describe(reason, stageStep));
    }

    private void keepGood() {
        good.setAll(run.parameters);
        goodLoss = run.loss;
        goodTerms = run.terms;
    }

    /** Returns to the last good parameters with half the rate and no memory. */
    private void backOff() {
        run.listener.notice(
                run.step,
                config.name() + ", step " + run.step + ": " + run.nonFinite()
                        + "; back to the parameters before, with half the learning rate");
        run.parameters.setAll(good);
        optimizer.reset();
        rateScale = 0.5;
    }

    private Outcome nonFinite(int stageStep) {
        String message = config.name() + ", step " + run.step + ": " + run.nonFinite();
        if (!Double.isNaN(goodLoss)) {
            run.parameters.setAll(good);
            run.loss = goodLoss;
            run.terms = goodTerms;
            message += "; the last good parameters were kept";
        }
        return new Outcome(stageStep, StopReason.NON_FINITE, message);
    }

    /** Sets the factors: StableGrad's, then the clip of the global norm. */
    private void measure() {
        Arrays.fill(factors, 1);
        stableGrad.ifPresent(s -> {
            if (!s.measured(run.objective.predictionGradient()) && s.untouchedSteps() == 1) {
                run.listener.notice(
                        run.step,
                        config.name() + ", step " + run.step + ": StableGrad's reference is " + s.reference()
                                + "; gradients are left as they are");
            }
            System.arraycopy(s.factorView(), 0, factors, 0, factors.length);
        });
        if (config.clipNorm().isPresent()) {
            double limit = config.clipNorm().getAsDouble();
            double norm = run.statistics.norm(factors);
            if (norm > limit) {
                for (int b = 0; b < factors.length; b++) {
                    factors[b] *= limit / norm;
                }
            }
        }
    }

    private Optional<StableGradTelemetry> telemetry() {
        return stableGrad.map(StableGrad::telemetry);
    }

    @Override
    public Memory save() {
        double[] numbers = new double[4 + goodTerms.length];
        numbers[0] = optimizer.updates();
        numbers[1] = rateScale;
        numbers[2] = untouchedBefore;
        numbers[3] = goodLoss;
        System.arraycopy(goodTerms, 0, numbers, 4, goodTerms.length);
        List<Buffer> arrays = new ArrayList<>(optimizer.moments());
        arrays.add(good);
        return new Memory(numbers, arrays);
    }

    @Override
    public void restore(Memory state) {
        List<Buffer> moments = optimizer.moments();
        for (int i = 0; i < moments.size(); i++) {
            moments.get(i).setAll(state.arrays().get(i));
        }
        good.setAll(state.arrays().getLast());
        optimizer.updates((int) state.numbers()[0]);
        rateScale = state.numbers()[1];
        untouchedBefore = (long) state.numbers()[2];
        goodLoss = state.numbers()[3];
        goodTerms = Arrays.copyOfRange(state.numbers(), 4, state.numbers().length);
        stableGrad.ifPresent(s -> s.untouchedSteps(untouchedBefore));
    }

    private static FirstOrderOptimizer optimizer(FirstOrderMethod method, ParameterLayout layout, Buffer parameters) {
        return switch (method) {
            case FirstOrderMethod.Sgd(double momentum, double decay) ->
                new Momentum(momentum, decays(layout, decay), parameters.precision(), parameters.length());
            case FirstOrderMethod.Adam a ->
                new Adam(
                        a.beta1(),
                        a.beta2(),
                        a.epsilon(),
                        decays(layout, a.weightDecay()),
                        parameters.precision(),
                        parameters.length());
        };
    }

    /** The decay of each block: biases and inferred numbers, which it would bias, have none. */
    private static double[] decays(ParameterLayout layout, double decay) {
        return layout.blocks().stream()
                .mapToDouble(block -> block.kind() == Block.Kind.WEIGHT ? decay : 0)
                .toArray();
    }

    private static int[] bounds(ParameterLayout layout) {
        int[] bounds = new int[layout.blocks().size() + 1];
        for (int b = 0; b < bounds.length - 1; b++) {
            bounds[b + 1] = layout.blocks().get(b).end();
        }
        return bounds;
    }
}
