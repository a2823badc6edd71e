package dev.fluxion.dsl.problem;

import dev.fluxion.kernels.Precision;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a problem is trained: the settings of one {@code train} block on top of the defaults.
 *
 * @param network the network
 * @param interior collocation points inside the domain, per equation
 * @param boundary collocation points on the whole boundary, shared by measure
 * @param initial collocation points at the start of time
 * @param sampler {@code sobol}, {@code lhs} or {@code uniform}
 * @param resample new points every so many steps; 0 keeps the first ones
 * @param adapt moves the points inside to where the residual is large, every so many quasi-Newton steps; 0 never
 * @param weights how the loss terms are weighted
 * @param stages the optimizers, in order
 * @param precision the floating-point format
 * @param seed the seed of everything random
 * @param normalize whether the inputs are mapped to [-1, 1]
 * @param stop ends the run when the loss falls below
 * @param starts random starts that are tried, the best of which is trained
 * @param growth how often the network may be widened where training stalls
 * @param windows steps in which the end of the training's time moves to the end of the problem's
 * @param stated whether only those conditions are hard of which the file says so; else the compiler chooses
 */
public record Training(
        NetworkSpec network,
        int interior,
        int boundary,
        int initial,
        String sampler,
        int resample,
        int adapt,
        Weights weights,
        List<Stage> stages,
        Precision precision,
        long seed,
        boolean normalize,
        OptionalDouble stop,
        int starts,
        int growth,
        int windows,
        boolean stated) {

    /** The names of the point samplers. */
    public static final List<String> SAMPLERS = List.of("sobol", "lhs", "uniform");

    /** Quasi-Newton steps between two choices of points: enough to profit from them, few enough to follow a moving front. */
    private static final int ADAPT = 500;

    /** First-order steps that bring a network near a solution; one variable needs fewer. */
    private static final int START = 500;

    private static final int SHORT_START = 200;

    /** Windows of ordinary differential equations: enough for a pendulum of four periods. */
    private static final int WINDOWS = 20;

    private static final Stage DENSE = dense(10_000);
    private static final Stage LIMITED_MEMORY = limitedMemory(3000);

    /** More steps than any time limit leaves room for. */
    private static final int STEPS_WITHIN_A_TIME = 1_000_000;

    /** Weights above which n² doubles of an inverse Hessian (200 MB) cost more than they give. */
    private static final long LARGEST_DENSE = 5000;

    /** Copies the stages. */
    public Training {
        stages = List.copyOf(stages);
        if (starts < 1 || growth < 0 || windows < 1) {
            throw new IllegalArgumentException(
                    starts + " starts, " + growth + " times wider, " + windows + " windows of time");
        }
        if (stages.isEmpty() || !SAMPLERS.contains(sampler)) {
            throw new IllegalArgumentException("a training needs a stage and one of the samplers " + SAMPLERS + ", not "
                    + sampler + ", " + stages);
        }
    }

    private static Stage start(int steps) {
        return new Stage.FirstOrder(
                Stage.Method.ADAM, steps, 5e-3, new Schedule.Cosine(0), Optional.of(Rescaling.STANDARD), 0, 0, 0);
    }

    private static Stage dense(int steps) {
        return new Stage.Bfgs(steps, 1e-12);
    }

    private static Stage limitedMemory(int steps) {
        return new Stage.LBfgs(steps, OptionalInt.empty(), 1e-12);
    }

    /** Whether the optimizers are those that the compiler chooses. */
    public boolean automatic() {
        return endsByDefaultWith(DENSE)
                || endsByDefaultWith(LIMITED_MEMORY)
                || endsByDefaultWith(dense(STEPS_WITHIN_A_TIME))
                || endsByDefaultWith(limitedMemory(STEPS_WITHIN_A_TIME));
    }

    /** The same settings with the optimizers that suit the axes and the network. */
    public Training withAutomaticStages(List<Axis> axes) {
        return withStages(defaults(axes).stages).withNetwork(network);
    }

    /** Whether the stages are the default ones and end with {@code last}. */
    private boolean endsByDefaultWith(Stage last) {
        boolean byDefault =
                stages.getFirst().equals(start(START)) || stages.getFirst().equals(start(SHORT_START));
        return byDefault && stages.equals(List.of(stages.getFirst(), last));
    }

    /**
     * What holds where a file says nothing. Functions of one variable get a smaller network, whose dense quasi-Newton steps cost a quarter, and still about twice as many
     * points as it has parameters: with fewer, residuals vanish at the points and nowhere else.
     */
    public static Training defaults(List<Axis> axes) {
        return defaults(axes, new NetworkSpec(20, axes.size() == 1 ? 2 : 3, "tanh"));
    }

    /**
     * The defaults; those of a problem that infers fields from noisy data have a small network: functions that it cannot form are no way to follow the noise of the
     * measurements. Systems of ordinary differential equations that nothing but their initial values guides are trained in windows of time: over a long time at once, a network
     * that rests has small residuals, too.
     */
    public static Training standard(List<Axis> axes, boolean infersFieldsFromNoise, boolean observed) {
        Training training = infersFieldsFromNoise ? defaults(axes, new NetworkSpec(10, 2, "tanh")) : defaults(axes);
        boolean initialValues = axes.size() == 1 && axes.getFirst().time() && !observed;
        return initialValues ? training.withWindows(WINDOWS) : training;
    }

    private static Training defaults(List<Axis> axes, NetworkSpec network) {
        boolean small = axes.size() == 1;
        return new Training(
                network,
                small ? 1024 : 4096,
                small ? 2 : 512,
                512,
                "sobol",
                0,
                ADAPT,
                new Weights.Auto(),
                List.of(start(small ? SHORT_START : START), DENSE),
                Precision.F64,
                0,
                true,
                OptionalDouble.empty(),
                1,
                0,
                1,
                false);
    }

    /**
     * The same settings with another network. Where the stages are still the default ones, they follow it: a network too large for a
     * dense inverse Hessian gets the limited-memory method.
     */
    public Training withNetwork(NetworkSpec network) {
        boolean tooLarge = endsByDefaultWith(DENSE) && network.hiddenWeights() > LARGEST_DENSE;
        return new Training(
                network,
                interior,
                boundary,
                initial,
                sampler,
                resample,
                adapt,
                weights,
                tooLarge ? List.of(stages.getFirst(), LIMITED_MEMORY) : stages,
                precision,
                seed,
                normalize,
                stop,
                starts,
                growth,
                windows,
                stated);
    }

    /** The same settings for a run that a time limit ends: where the stages are the default ones, the last goes on until then. */
    public Training withinTime() {
        if (endsByDefaultWith(DENSE)) {
            return withStages(List.of(stages.getFirst(), dense(STEPS_WITHIN_A_TIME)));
        }
        return endsByDefaultWith(LIMITED_MEMORY)
                ? withStages(List.of(stages.getFirst(), limitedMemory(STEPS_WITHIN_A_TIME)))
                : this;
    }

    /** The same settings with the last stage alone, over the whole time. */
    public Training lastStageOnly() {
        return withStages(List.of(stages.getLast())).withWindows(1);
    }

    /** The same settings with another sampler. */
    public Training withSampler(String sampler) {
        return new Training(
                network, interior, boundary, initial, sampler, resample, adapt, weights, stages, precision, seed,
                normalize, stop, starts, growth, windows, stated);
    }

    /** The same settings with another interval of resampling. */
    public Training withResample(int resample) {
        return new Training(
                network, interior, boundary, initial, sampler, resample, adapt, weights, stages, precision, seed,
                normalize, stop, starts, growth, windows, stated);
    }

    /** The same settings with another interval of adaptation. */
    public Training withAdapt(int adapt) {
        return new Training(
                network, interior, boundary, initial, sampler, resample, adapt, weights, stages, precision, seed,
                normalize, stop, starts, growth, windows, stated);
    }

    /** The same settings with other weights. */
    public Training withWeights(Weights weights) {
        return new Training(
                network, interior, boundary, initial, sampler, resample, adapt, weights, stages, precision, seed,
                normalize, stop, starts, growth, windows, stated);
    }

    /** The same settings with other stages. */
    public Training withStages(List<Stage> stages) {
        return new Training(
                network, interior, boundary, initial, sampler, resample, adapt, weights, stages, precision, seed,
                normalize, stop, starts, growth, windows, stated);
    }

    /** The same settings with another precision. */
    public Training withPrecision(Precision precision) {
        return new Training(
                network, interior, boundary, initial, sampler, resample, adapt, weights, stages, precision, seed,
                normalize, stop, starts, growth, windows, stated);
    }

    /** The same settings with another seed. */
    public Training withSeed(long seed) {
        return new Training(
                network, interior, boundary, initial, sampler, resample, adapt, weights, stages, precision, seed,
                normalize, stop, starts, growth, windows, stated);
    }

    /** The same settings with another choice of normalization. */
    public Training withNormalize(boolean normalize) {
        return new Training(
                network, interior, boundary, initial, sampler, resample, adapt, weights, stages, precision, seed,
                normalize, stop, starts, growth, windows, stated);
    }

    /** The same settings with another loss to stop at. */
    public Training withStop(OptionalDouble stop) {
        return new Training(
                network, interior, boundary, initial, sampler, resample, adapt, weights, stages, precision, seed,
                normalize, stop, starts, growth, windows, stated);
    }

    /** The same settings with another number of starts. */
    public Training withStarts(int starts) {
        return new Training(
                network, interior, boundary, initial, sampler, resample, adapt, weights, stages, precision, seed,
                normalize, stop, starts, growth, windows, stated);
    }

    /** The same settings with another bound of growth. */
    public Training withGrowth(int growth) {
        return new Training(
                network, interior, boundary, initial, sampler, resample, adapt, weights, stages, precision, seed,
                normalize, stop, starts, growth, windows, stated);
    }

    /** The same settings with another number of time windows. */
    public Training withWindows(int windows) {
        return new Training(
                network, interior, boundary, initial, sampler, resample, adapt, weights, stages, precision, seed,
                normalize, stop, starts, growth, windows, stated);
    }

    /** The same settings with the conditions as stated, or with those that the compiler chooses. */
    public Training withStated(boolean stated) {
        return new Training(
                network, interior, boundary, initial, sampler, resample, adapt, weights, stages, precision, seed,
                normalize, stop, starts, growth, windows, stated);
    }

    /** The same settings with other numbers of points. */
    public Training withPoints(int interior, int boundary, int initial) {
        return new Training(
                network, interior, boundary, initial, sampler, resample, adapt, weights, stages, precision, seed,
                normalize, stop, starts, growth, windows, stated);
    }
}
