package dev.fluxion.solver.objective;

import dev.fluxion.autodiff.graph.Node;
import dev.fluxion.autodiff.network.Dense;
import dev.fluxion.autodiff.network.Mlp;
import dev.fluxion.autodiff.tile.Engine;
import dev.fluxion.autodiff.tile.PointColumns;
import dev.fluxion.autodiff.tile.TileProgram;
import dev.fluxion.dsl.problem.Problem;
import dev.fluxion.dsl.problem.Training;
import dev.fluxion.dsl.residual.Residual;
import dev.fluxion.dsl.residual.ResidualGraph;
import dev.fluxion.dsl.residual.Support;
import dev.fluxion.kernels.Buffer;
import dev.fluxion.kernels.Moments;
import dev.fluxion.kernels.Precision;
import dev.fluxion.kernels.Workers;
import dev.fluxion.solver.features.InputMap;
import dev.fluxion.solver.geometry.PointSet;
import dev.fluxion.solver.sampling.PointSampler;
import dev.fluxion.stablegrad.Block;
import dev.fluxion.stablegrad.LeastSquaresObjective;
import dev.fluxion.stablegrad.ParameterLayout;
import dev.fluxion.stablegrad.PredictionGradient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * The loss of a physics-informed network: L = Σₖ λₖ·mean(wₖ·rₖ²) over collocation points (Raissi, Perdikaris, Karniadakis 2019),
 * one term per scalar residual. A constraint is a quadrature S = Σ w·f and adds λ·S²: its seed 2λS is known only after S, so that the
 * points of constraints are run forward once before the sweep.
 */
public final class PinnObjective implements LeastSquaresObjective {
    private static final int FRESH_ROUND = Integer.MAX_VALUE;

    /**
     * What an observation counts against an equation where fields are inferred from noisy data: equations hold, measurements are noisy, and a field that may break
     * the equation a little has the freedom to follow the noise.
     */
    private static final double NOISY = 1e-3;

    private final PointSource source;
    private final boolean noisy;
    private final List<ResidualGraph.Term> terms;
    private final List<PointSetPlan> plans;
    private final List<TileProgram> programs;
    private final Engine engine;
    private final ResidualGraph residuals;
    private final Mlp network;
    private final Precision precision;
    private final Workers workers;
    private final long seed;
    private final ParameterLayout layout;
    private final Optional<Constraints> constraints;
    private final int[] termOf;
    private final double[] shares;
    private final int[] pointsOf;
    private final double[] weights;
    private final double[] seeds;
    private final double[] sums;

    /** Compiles the residuals for {@code network} and draws the points of round 0. */
    public PinnObjective(
            ResidualGraph residuals,
            Problem problem,
            Mlp network,
            Training training,
            PointSampler sampler,
            Precision precision,
            long seed,
            Workers workers) {
        noisy = problem.infersFieldsFromNoise();
        this.residuals = residuals;
        this.network = network;
        this.precision = precision;
        this.workers = workers;
        this.seed = seed;
        terms = residuals.terms();
        plans = PointSetPlan.of(residuals.residuals(), problem.axes(), training);
        source = new PointSource(residuals, plans, problem.axes(), sampler, seed);
        programs = plans.stream().map(plan -> plan.program(residuals, network)).toList();
        int count = residuals.residuals().size();
        engine = Engine.create(precision, programs, count, workers);
        constraints = Constraints.of(residuals, plans, programs, precision, workers);
        layout = layout(network);
        termOf = new int[count];
        shares = new double[count];
        for (int term = 0; term < terms.size(); term++) {
            List<Integer> members = terms.get(term).residuals();
            for (int k : members) {
                termOf[k] = term;
                shares[k] = 1.0 / members.size();
            }
        }
        pointsOf = new int[count];
        weights = new double[terms.size()];
        seeds = new double[count];
        sums = new double[count];
        Arrays.fill(weights, 1);
        resample(0);
    }

    private static ParameterLayout layout(Mlp network) {
        List<Block> blocks = new ArrayList<>();
        for (int l = 0; l < network.layers().size(); l++) {
            Dense d = network.layers().get(l);
            blocks.addAll(Block.ofLayer(l, d.weights(), d.inputs() * d.outputs(), d.biases(), d.outputs()));
        }
        if (network.scalars() > 0) {
            blocks.add(new Block("numbers", network.scalarOffset(), network.scalars(), Block.Kind.SCALAR, -1));
        }
        return new ParameterLayout(blocks);
    }

    /**
     * Takes points from the first part of the time only, those of round 0 to begin with.
     *
     * @param part of the time, in (0, 1]
     * @return the part in words
     */
    public String horizon(double part) {
        source.horizon(part);
        resample(0);
        return source.horizonText();
    }

    /** Makes the network u(a + r·(t − a)) of u(t), where a is the start of time. */
    public void stretch(double r, Buffer parameters) {
        InputMap.stretch(network, source.axes(), r, parameters);
    }

    /** Replaces all points by those of another round; the same round gives the same points. */
    public void resample(int round) {
        for (int i = 0; i < plans.size(); i++) {
            place(i, source.points(i, plans.get(i).points(), round));
        }
    }

    /**
     * Replaces all points by those of another round, those inside where the residual at {@code parameters} is large; the same round and
     * parameters give the same points.
     */
    public void adapt(int round, Buffer parameters) {
        for (int i = 0; i < plans.size(); i++) {
            PointSetPlan plan = plans.get(i);
            boolean inside = plan.support() instanceof Support.Interior;
            place(i, inside ? adapted(i, round, parameters) : source.points(i, plan.points(), round));
        }
    }

    /** Whether half of the points of a set follow its source, a narrow peak. */
    boolean followsSource(int plan) {
        return source.followsSource(plan);
    }

    private PointSet adapted(int index, int round, Buffer parameters) {
        PointSetPlan plan = plans.get(index);
        List<Residual> here =
                plan.terms().stream().map(residuals.residuals()::get).toList();
        double[] lambda = plan.terms().stream().mapToDouble(this::weight).toArray();
        AdaptivePoints adaptive = new AdaptivePoints(residuals, here, network, precision, workers);
        return source.following(
                candidates -> adaptive.sizes(candidates, parameters, lambda), index, plan.points(), round);
    }

    private void place(int plan, PointSet set) {
        engine.points(plan, PointColumns.of(programs.get(plan), set.count(), set.coordinates(), set.normals()));
        for (int k : plans.get(plan).terms()) {
            pointsOf[k] = set.count();
        }
    }

    /**
     * The unweighted terms at points that training has not seen. Where they are far above the trained ones, the residual is small
     * at the training points only. Leaves the objective on the fresh points.
     */
    public double[] freshTermValues(Buffer parameters) {
        resample(FRESH_ROUND);
        return values(parameters);
    }

    /** The unweighted terms, without a gradient. */
    public double[] values(Buffer parameters) {
        engine.values(parameters, sums);
        return termValues();
    }

    public List<PointSetPlan> plans() {
        return plans;
    }

    public List<TileProgram> programs() {
        return programs;
    }

    @Override
    public ParameterLayout layout() {
        return layout;
    }

    @Override
    public List<String> terms() {
        return terms.stream().map(ResidualGraph.Term::name).toList();
    }

    /** The number of the term that a residual belongs to. */
    int termOf(int residual) {
        return termOf[residual];
    }

    @Override
    public double valueAndGradient(Buffer parameters, Buffer gradient) {
        setSeeds();
        if (constraints.isPresent()) { // a lambda would be an object for each step
            constraints.get().seeds(parameters, seeds);
        }
        engine.gradient(parameters, gradient, seeds, sums);
        double loss = 0;
        for (int k = 0; k < seeds.length; k++) {
            loss += isConstraint(k) ? weight(k) * sums[k] * sums[k] : seeds[k] * sums[k];
        }
        return loss;
    }

    @Override
    public void normalMatrix(Buffer parameters, Buffer matrix) {
        setSeeds();
        engine.normalMatrix(parameters, seeds, matrix);
        int n = parameters.length();
        constraintRows(parameters, (row, value) -> {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j <= i; j++) {
                    matrix.set(i * n + j, matrix.get(i * n + j) + row.get(i) * row.get(j));
                }
            }
        });
    }

    /** The part of {@link #normalMatrix} that comes from the observations. */
    void observedMatrix(Buffer parameters, Buffer matrix) {
        setSeeds();
        seedObservations(k -> 1);
        engine.normalMatrix(parameters, seeds, matrix);
    }

    /**
     * J₀ᵀ·Var·J₀ of the weighted residuals of the observations alone, with the variance of each term estimated from its residuals.
     *
     * @param fitted the degrees of freedom that fitting took from all observed values
     * @param matrix as that of {@link #normalMatrix}. Modified (overwritten).
     */
    void noiseMatrix(Buffer parameters, double fitted, Buffer matrix) {
        double[] values = values(parameters);
        double left = 1 - fitted / observedValues();
        setSeeds();
        seedObservations(k -> weight(k) * values[termOf[k]] / Math.max(1, left * pointsOf[k]));
        engine.normalMatrix(parameters, seeds, matrix);
    }

    /** Multiplies the seeds of the observations, and makes all others zero. */
    private void seedObservations(IntToDoubleFunction factor) {
        for (int k = 0; k < seeds.length; k++) {
            seeds[k] *= isObservation(residuals.residuals().get(k)) ? factor.applyAsDouble(k) : 0;
        }
    }

    @Override
    public int residuals() {
        int rows = 0;
        for (int k = 0; k < pointsOf.length; k++) {
            rows += isConstraint(k) ? 1 : pointsOf[k];
        }
        return rows;
    }

    @Override
    public void normalProduct(Buffer parameters, Buffer direction, Buffer product) {
        setSeeds();
        engine.normalProduct(parameters, seeds, direction, product);
        int n = parameters.length();
        constraintRows(parameters, (row, value) -> {
            double along = 0;
            for (int i = 0; i < n; i++) {
                along += row.get(i) * direction.get(i);
            }
            for (int i = 0; i < n; i++) {
                product.set(i, product.get(i) + along * row.get(i));
            }
        });
    }

    @Override
    public void normalDiagonal(Buffer parameters, Buffer diagonal) {
        setSeeds();
        engine.normalDiagonal(parameters, seeds, diagonal);
        constraintRows(parameters, (row, value) -> {
            for (int i = 0; i < row.length(); i++) {
                diagonal.set(i, diagonal.get(i) + row.get(i) * row.get(i));
            }
        });
    }

    @Override
    public void jacobian(Buffer parameters, Buffer jacobian, int rowStride, Buffer residuals) {
        setSeeds();
        engine.jacobian(parameters, seeds, jacobian, rowStride, residuals);
        int[] next = {0};
        for (int k = 0; k < pointsOf.length; k++) {
            next[0] += isConstraint(k) ? 0 : pointsOf[k];
        }
        constraintRows(parameters, (row, value) -> {
            for (int i = 0; i < row.length(); i++) {
                jacobian.set(next[0] * rowStride + i, row.get(i));
            }
            residuals.set(next[0]++, value);
        });
    }

    private interface ConstraintRow {
        void accept(Buffer row, double value);
    }

    /** The residual √λ·S of a constraint is one row of J, the gradient of a sum over points. */
    private void constraintRows(Buffer parameters, ConstraintRow use) {
        if (constraints.isEmpty()) {
            return;
        }
        Buffer row = Buffer.allocate(parameters.precision(), parameters.length());
        for (int k = 0; k < pointsOf.length; k++) {
            if (isConstraint(k)) {
                use.accept(row, constraints.get().row(parameters, k, Math.sqrt(weight(k)), row));
            }
        }
    }

    private void setSeeds() {
        for (int k = 0; k < seeds.length; k++) {
            seeds[k] = isConstraint(k) ? weight(k) : weight(k) / pointsOf[k];
        }
    }

    @Override
    public double[] termValues() {
        double[] values = new double[terms.size()];
        for (int k = 0; k < sums.length; k++) {
            values[termOf[k]] += isConstraint(k) ? shares[k] * sums[k] * sums[k] : shares[k] * sums[k] / pointsOf[k];
        }
        return values;
    }

    /** What a residual counts: its share of the weight of its term. */
    private double weight(int k) {
        return shares[k] * weights[termOf[k]];
    }

    private boolean isConstraint(int k) {
        return constraints.isPresent() && constraints.get().contains(k);
    }

    @Override
    public void weights(double[] lambda) {
        if (lambda.length != weights.length) {
            throw new IllegalArgumentException(lambda.length + " weights for " + weights.length + " terms");
        }
        System.arraycopy(lambda, 0, weights, 0, weights.length);
    }

    @Override
    public double[] weights() {
        return weights.clone();
    }

    @Override
    public double[] emphasis() {
        return terms.stream()
                .map(term -> residuals.residuals().get(term.residuals().getFirst()))
                .mapToDouble(r -> emphasis(r) * (noisy && isObservation(r) ? NOISY : 1))
                .toArray();
    }

    private static boolean isObservation(Residual residual) {
        return residual.kind() == Residual.Kind.OBSERVATION;
    }

    /** λ·t of the observations together. */
    public double observedLoss(double[] termValues, double[] lambda) {
        return observations()
                .map(k -> termOf[k])
                .mapToDouble(term -> lambda[term] * termValues[term])
                .sum();
    }

    /** How many values are observed. */
    public int observedValues() {
        return observations().map(k -> pointsOf[k]).sum();
    }

    private IntStream observations() {
        return IntStream.range(0, pointsOf.length)
                .filter(k -> isObservation(residuals.residuals().get(k)));
    }

    /** The weight of a term where it is the same everywhere; one that varies is about places, not about the term. */
    private static double emphasis(Residual residual) {
        if (!(residual.weight() instanceof Node.Constant(double w)) || !(w > 0)) {
            return 1;
        }
        return residual.kind() == Residual.Kind.CONSTRAINT ? w * w : w;
    }

    @Override
    public PredictionGradient predictionGradient() {
        Moments moments = engine.adjointMoments();
        return new PredictionGradient(moments.count(), moments.mean(), moments.standardDeviation());
    }
}
